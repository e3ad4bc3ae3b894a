import type { ThemeConfig } from 'antd'

/**
 * The one theme of 作业本: paper, graphite, the blue of a pen and the red of a marked page.
 * The light entry reads it as CSS variables (`virtual:theme.css`, made from {@link cssVariables} at build time),
 * the desk as antd tokens ({@link deskTheme}). Text colours hold 4.5 : 1 on every ground named here (theme.test.ts).
 */
export const colour = {
  paper: '#f7f4ec',
  sheet: '#fffefa',
  sunken: '#efebdf',
  ink: '#23262d',
  inkSoft: '#555a64',
  line: '#ddd7c8',
  lineStrong: '#8b8575',
  rule: '#dfe6ee',
  margin: '#e9b7b0',
  red: '#b3261e',
  redDark: '#8f1c15',
  redWash: '#fbecea',
  onRed: '#ffffff',
  pen: '#1f4e8c',
  penDark: '#173c6d',
  penWash: '#e9f0f9',
  green: '#2c6a3b',
  greenWash: '#e8f3ea',
  yellow: '#7d5700',
  yellowWash: '#fdf3d7',
  orange: '#a3440a',
  orangeWash: '#fdeee2',
} as const

/** Pixels. The number in a name is a step of the scale, not a size. */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48, 8: 72 } as const

export const radius = { small: 6, medium: 10, large: 16, round: 999 } as const

/** Least size of anything to be tapped, in pixels. */
export const target = 44

/** For English pages: Chinese fonts draw ’ and “ as wide as a character. */
const latin = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans"'

export const font = {
  text: '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "WenQuanYi Micro Hei", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  copybook:
    '"Kaiti SC", STKaiti, KaiTi, "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "WenQuanYi Micro Hei", serif',
  figures: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Liberation Mono", Menlo, monospace',
} as const

export const shadow = {
  sheet: '0 1px 2px rgb(60 50 30 / 6%), 0 6px 20px rgb(60 50 30 / 5%)',
  raised: '0 2px 6px rgb(60 50 30 / 10%), 0 14px 34px rgb(60 50 30 / 10%)',
} as const

export const motion = { quick: '120ms', calm: '240ms' } as const

const kebab = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
const declarations = (prefix: string, values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).map(
    ([name, value]) => `  --${prefix}-${kebab(name)}: ${typeof value === 'number' ? `${value}px` : value};`,
  )

/** The theme as one `:root` rule: `--colour-ink-soft`, `--space-4`, `--radius-medium`, `--font-text`, `--target` and so on. */
export function cssVariables(): string {
  return [
    ':root {',
    ...declarations('colour', colour),
    ...declarations('space', space),
    ...declarations('radius', radius),
    ...declarations('font', font),
    ...declarations('shadow', shadow),
    ...declarations('motion', motion),
    `  --target: ${target}px;`,
    '}',
    `:root:lang(en) { --font-text: ${latin}, ${font.text}; }`,
    '',
  ].join('\n')
}

/** The same theme for antd 6; give it to `ConfigProvider theme`. */
export const deskTheme: ThemeConfig = {
  token: {
    colorPrimary: colour.red,
    colorInfo: colour.pen,
    colorLink: colour.pen,
    colorLinkHover: colour.penDark,
    colorSuccess: colour.green,
    colorWarning: colour.orange,
    colorError: colour.red,
    colorText: colour.ink,
    colorTextSecondary: colour.inkSoft,
    colorTextTertiary: colour.inkSoft,
    colorTextDescription: colour.inkSoft,
    colorTextPlaceholder: '#6b707a',
    colorBgLayout: colour.paper,
    colorBgContainer: colour.sheet,
    colorBgElevated: '#ffffff',
    colorBorder: '#c9c2b2',
    colorBorderSecondary: colour.line,
    borderRadius: 8,
    borderRadiusLG: radius.medium,
    borderRadiusSM: radius.small,
    fontFamily: 'var(--font-text)',
    colorInfoBg: colour.penWash,
    colorSuccessBg: colour.greenWash,
    colorWarningBg: colour.yellowWash,
    colorErrorBg: colour.redWash,
    fontFamilyCode: font.figures,
    fontSize: 14,
    controlHeight: 36,
    wireframe: false,
  },
}
