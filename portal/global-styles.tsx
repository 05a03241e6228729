import { makeStaticStyles } from '@fluentui/react-components'

const useStatic = makeStaticStyles({
  'html, body, #portal': { margin: 0, padding: 0, height: '100%' },
  '#portal > .fui-FluentProvider': { minHeight: '100%' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, ::before, ::after': {
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
      transitionDuration: '0.01ms !important',
      scrollBehavior: 'auto !important',
    },
  },
})

/** What belongs to the whole document and to no component. */
export function GlobalStyles(): null {
  useStatic()
  return null
}
