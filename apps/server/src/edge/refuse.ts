import type { FastifyReply } from 'fastify'

/** What the edge says no to before anything of the application is asked. */
const REFUSALS = {
  otherSite: {
    status: 403,
    code: 'FORBIDDEN',
    zh: '请求来自其他网站，没有受理。请直接打开作业本再试。',
    en: 'The request comes from another site and was not taken. Please open this site itself and try again.',
  },
  otherHost: {
    status: 421,
    code: 'FORBIDDEN',
    zh: '这个地址不是作业本的地址。',
    en: 'This is not the address of this site.',
  },
  tooMany: {
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    zh: '操作太频繁，请一分钟后再试。',
    en: 'Too many requests. Please wait a minute and try again.',
  },
  tooLarge: {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    zh: '发送的内容太大，请缩短后再试。',
    en: 'What was sent is too large. Please shorten it and try again.',
  },
  tooLong: {
    status: 414,
    code: 'BAD_REQUEST',
    zh: '网址太长。',
    en: 'The address is too long.',
  },
  notUnderstood: {
    status: 400,
    code: 'BAD_REQUEST',
    zh: '没有看懂这个请求，请刷新页面后再试。',
    en: 'The request was not understood. Please reload the page and try again.',
  },
  wrongType: {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    zh: '不接受这种格式的内容。',
    en: 'Content of this type is not taken.',
  },
  notFound: { status: 404, code: 'NOT_FOUND', zh: '没有这个地址。', en: 'There is nothing here.' },
  fault: {
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    zh: '系统出了问题，请稍后再试。',
    en: 'Something failed on our side. Please try again later.',
  },
} as const
export type EdgeRefusal = keyof typeof REFUSALS

/**
 * Answers with a refusal that each reader of ours understands without asking who it was: `error` for a tRPC client, `fields` for an upload,
 * `code` and `message` for sign-in and for everybody else. It says what is wrong and what to do, and nothing of what stands behind it.
 */
export function refuse(reply: FastifyReply, reason: EdgeRefusal, more: { readonly minutes?: number } = {}) {
  const { status, code, zh, en } = REFUSALS[reason]
  const message = { zh, en }
  return reply
    .status(status)
    .header('cache-control', 'no-store')
    .send({
      code: reason,
      ...more,
      message,
      fields: [{ field: '', message }],
      error: {
        message: reason,
        code: -32_000 - status,
        data: { code, httpStatus: status, refusal: asRefusal(reason, more.minutes ?? 1), fields: [] },
      },
    })
}

/** As the pages know refusals (errors.ts). */
function asRefusal(reason: EdgeRefusal, minutes: number) {
  if (reason === 'tooMany') return { reason, minutes }
  return reason === 'otherSite' || reason === 'tooLarge' ? { reason } : null
}

export function refusalOfStatus(status: number): EdgeRefusal {
  if (status === 404) return 'notFound'
  if (status === 413) return 'tooLarge'
  if (status === 415) return 'wrongType'
  if (status === 429) return 'tooMany'
  return status >= 400 && status < 500 ? 'notUnderstood' : 'fault'
}
