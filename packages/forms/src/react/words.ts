import type { Bilingual } from '../fields/index.ts'

export type Locale = 'zh' | 'en'

/** What the fields themselves say, beside the words of the form. */
export const WORDS = {
  choose: { zh: '请选择', en: 'Please choose' },
  clear: { zh: '清除选择', en: 'Clear choice' },
  required: { zh: '需要填写', en: 'required' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  oneALine: { zh: '每行写一项', en: 'One entry a line' },
  addFiles: { zh: '选择文件', en: 'Choose files' },
  removeFile: { zh: '移除', en: 'Remove' },
  file: { zh: '文件', en: 'File' },
  uploading: { zh: '正在上传…', en: 'Uploading…' },
  uploaded: { zh: '已上传', en: 'Uploaded' },
  uploadFailed: { zh: '没有传上去，请重试', en: 'Could not be uploaded, please try again' },
  tooManyFiles: { zh: '文件已达到数量上限', en: 'No more files can be added' },
  noUpload: { zh: '这里暂时不能上传文件', en: 'Files cannot be uploaded here' },
  nothing: { zh: '没有填写其他内容', en: 'Nothing more was filled in' },
} as const satisfies Record<string, Bilingual>

export const say = (locale: Locale, text: Bilingual): string => text[locale]
