import { Link as FluentLink } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }

/** A link in a text, to a page of the portal: `<PageLink {...paths.device(organization, id)}>`. */
export const PageLink = createLink(function TextLink({ ref, ...props }: AnchorProps) {
  return <FluentLink ref={ref} {...(props as object)} />
})

/** A link that brings its own look (navigation, rows). */
export const PlainLink = createLink(function Anchor({ ref, children, ...props }: AnchorProps) {
  return (
    <a ref={ref} {...props}>
      {children}
    </a>
  )
})
