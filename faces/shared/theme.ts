import type { ThemeConfig } from 'antd';

/** Colours of the house: deep lake blue to act with, lacquer red for the mark, and text dark enough to read (WCAG AA). */
export const palette = {
  primary: '#0b5a78',
  lacquer: '#a61e22',
  ink: '#1c2733',
  muted: '#56626f',
  line: '#dfe4e9',
  ground: '#f4f6f8',
  danger: '#b3261e',
  warning: '#8a5300',
  success: '#1b6e3c',
} as const;

export const theme: ThemeConfig = {
  token: {
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    fontSize: 15,
    borderRadius: 6,
    colorPrimary: palette.primary,
    colorInfo: palette.primary,
    colorLink: palette.primary,
    colorError: palette.danger,
    colorWarning: palette.warning,
    colorSuccess: palette.success,
    colorInfoBg: '#eaf3f7',
    colorInfoBorder: '#b9d4df',
    colorErrorBg: '#fdeeec',
    colorErrorBorder: '#e9b9b5',
    colorWarningBg: '#fdf3e0',
    colorWarningBorder: '#ecd1a0',
    colorSuccessBg: '#e0f1e6',
    colorSuccessBorder: '#a9d3b8',
    colorText: palette.ink,
    colorTextSecondary: palette.muted,
    colorTextTertiary: palette.muted,
    colorTextDescription: palette.muted,
    colorTextPlaceholder: '#66717d',
    colorTextQuaternary: '#66717d',
    colorTextDisabled: '#66717d',
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.ground,
    controlHeight: 36,
  },
  components: {
    Layout: {
      headerBg: '#ffffff',
      siderBg: palette.ground,
      bodyBg: palette.ground,
      headerHeight: 56,
      headerPadding: '0 24px',
    },
    Table: { headerBg: '#f8fafb', headerColor: palette.muted, cellPaddingBlock: 12 },
    Menu: { itemBg: 'transparent', itemSelectedBg: '#dcebf1', itemHeight: 36 },
    Card: { headerFontSize: 16 },
    Tabs: { titleFontSize: 15 },
  },
};
