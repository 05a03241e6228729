import { Button, type ButtonProps } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> &
  Pick<ButtonProps, 'appearance' | 'icon' | 'size'> & { ref?: Ref<HTMLAnchorElement> }

/** A button's look for what leads to another page. */
export const ButtonLink = createLink(function LinkedButton(props: Props) {
  return <Button as="a" {...(props as object)} />
})
