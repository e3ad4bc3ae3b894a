/** Why a file is not taken, as its sender is told. */
const REASONS = {
  nothing: { status: 400, zh: '没有收到文件，请重新选择', en: 'No file arrived; please choose it again' },
  broken: {
    status: 400,
    zh: '这个文件打不开，可能没有传完整，请换一个或重传',
    en: 'This file cannot be opened; it may be incomplete. Choose another or send it again',
  },
  brokenPdf: {
    status: 400,
    zh: '这个 PDF 不完整，或夹带了别的内容，请重新导出后再传',
    en: 'This PDF is incomplete or carries something else; please export it again',
  },
  activePdf: {
    status: 415,
    zh: '这个 PDF 带有脚本、附件或自动动作，请用“打印”另存为普通 PDF 再传',
    en: 'This PDF holds scripts, attachments or actions; please print it to a plain PDF and send that',
  },
  sealedPdf: {
    status: 415,
    zh: '这个 PDF 设了密码或权限，无法检查，请另存为不加密的 PDF 再传',
    en: 'This PDF is locked by a password or permissions and cannot be checked; please save it without them',
  },
  signInFirst: { status: 401, zh: '请先登录再上传文件', en: 'Please sign in before uploading files' },
  tooLarge: {
    status: 413,
    zh: '文件超过 10 MB，请压缩后再传',
    en: 'The file is larger than 10 MB; please make it smaller',
  },
  tooManyPixels: {
    status: 413,
    zh: '图片尺寸太大，请缩小后再传',
    en: 'The picture has too many pixels; please make it smaller',
  },
  wrongType: {
    status: 415,
    zh: '只能上传照片（JPEG、PNG、WebP、GIF）或 PDF',
    en: 'Only pictures (JPEG, PNG, WebP, GIF) and PDF can be uploaded',
  },
  heic: {
    status: 415,
    zh: '这是 HEIC 照片，暂时打不开。请在手机相机设置里选“兼容性最佳”，或截图后再传',
    en: 'This is an HEIC photo, which cannot be opened here. Set the camera to “Most Compatible”, or send a screenshot of it',
  },
  tooMany: { status: 429, zh: '上传太频繁，请一分钟后再试', en: 'Too many uploads; please try again in a minute' },
} as const

/** A file that is not taken: the HTTP status, and what to say about the field `file`. */
export class FileRefused extends Error {
  readonly reason: keyof typeof REASONS

  constructor(reason: keyof typeof REASONS) {
    super(reason)
    this.reason = reason
  }

  get status(): number {
    return REASONS[this.reason].status
  }

  get answer() {
    const { zh, en } = REASONS[this.reason]
    return { fields: [{ field: 'file', message: { zh, en } }] }
  }
}
