import type { Finding } from './findings.ts'
import type { Proof } from './verify-audit.ts'

/** One line a finding, in both languages, for the terminal. */
export function tellFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'lineEdited':
      return `第 ${finding.line} 行被改动 · line ${finding.line} was edited (seal ${finding.seal})`
    case 'lineRemoved':
      return `第 ${finding.line} 行缺失 · line ${finding.line} was removed (seal ${finding.seal})`
    case 'lineInserted':
      return `第 ${finding.line} 行为事后插入 · line ${finding.line} was inserted later (seal ${finding.seal})`
    case 'lineMoved':
      return `第 ${finding.line} 行被换到第 ${finding.other} 行 · line ${finding.line} stands in the place of ${finding.other} (seal ${finding.seal})`
    case 'sealBroken':
      return `第 ${finding.seal} 个封签对不上前一个 · seal ${finding.seal} does not hang on the one before`
    case 'sealMissing':
      return `缺少第 ${finding.seal} 至 ${finding.upTo} 个封签 · seals ${finding.seal} to ${finding.upTo} are missing`
    case 'sealReplaced':
      return `第 ${finding.seal} 个封签与 ${finding.against} 不符 · seal ${finding.seal} is not the one that ${finding.against} vouches for`
    case 'tailCut':
      return `末尾被截去：${finding.against} 证明曾有第 ${finding.seal} 个封签 · the tail was cut: ${finding.against} vouches for seal ${finding.seal}`
    case 'anchorBroken':
      return `第 ${finding.anchor} 个锚点被改动 · anchor ${finding.anchor} was changed`
    case 'anchorMissing':
      return `缺少第 ${finding.anchor} 个锚点（${finding.against}）· anchor ${finding.anchor} is missing (${finding.against})`
    case 'fileDiffers':
      return `第 ${finding.anchor} 个锚点与文件 ${finding.file} 不符 · anchor ${finding.anchor} differs from ${finding.file}`
    case 'fileUnreadable':
      return `文件 ${finding.file} 无法读取 · ${finding.file} cannot be read`
    case 'segmentGoneEarly':
      return `第 ${finding.anchor} 段未满六个月即缺失 · segment ${finding.anchor} went before six months were over`
  }
}

/** The last line of a verification. */
export function tellProof(proof: Proof): string {
  const { lines, seals, anchors, files, goneSegments, upTo, unsealed, found } = proof
  const of = `${lines} 行 lines · ${seals} 个封签 seals · ${anchors} 个锚点 anchors · ${files} 个文件 files`
  const gone = goneSegments > 0 ? ` · ${goneSegments} 段到期移除 segments gone in time` : ''
  const end = `至 up to ${upTo?.at ?? '—'} · 未封 unsealed ${unsealed.lines}`
  return found === 0
    ? `✓ 审计日志校验通过 audit log proved · ${of}${gone} · ${end}`
    : `✗ ${found} 处问题 findings · ${of}${gone} · ${end}`
}
