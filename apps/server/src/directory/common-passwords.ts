/** What somebody here would think of first: read together with the library's list of common passwords. */
const NEAR_AT_HAND =
  'zuoyeben gxu guangxi daxue nanning xida woaini 1314 520 woaini1314 5201314 mima wodemima nihao zhongguo beijing admin guanliyuan dangwei dangyuan zuzhibu xuesheng laoshi 作业本 广西大学 西大 我爱你 密码'.split(
    ' ',
  )

/** As zxcvbn counts: fewer guesses than ten thousand million. */
const ENOUGH = 4

export const TOO_EASY = {
  zh: '这个密码太容易被猜到，请换一个少见的（例如几个不相干的词）',
  en: 'This password is too easy to guess: take a less common one, such as several words that do not belong together',
}

/**
 * Whether a password could be guessed soon (GB/T 22239 身份鉴别, complexity): common ones, such with signs exchanged, keyboard rows,
 * repetitions, dates, and those made of the person's own names. The list is in the package; nothing is asked of anybody outside. It is read
 * when the first password is set.
 */
export async function isEasilyGuessed(password: string, own: readonly string[]): Promise<boolean> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const words = [...NEAR_AT_HAND, ...own.flatMap(name => [name, ...name.split(/[^\p{L}\p{N}]+/u)])]
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...dictionary, near: words.filter(word => word.length > 1).map(word => word.toLowerCase()) },
    graphs: adjacencyGraphs,
  })
  return zxcvbn.check(password.slice(0, 64)).score < ENOUGH
}
