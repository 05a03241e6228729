/**
 * What has the focus may go away: a message that was answered, a filter that was taken off, a page that was left. Who
 * takes it away can give the focus on at once; where nobody does, what stands around the place gets it, or else the
 * resting place. Without this the next Tab begins at the top of the document, and a screen reader falls silent.
 */
export function keepFocus(): void {
  let last: Element | null = null
  let around: HTMLElement[] = []
  let looking = false
  const forget = (): void => {
    last = null
    around = []
  }
  const isLost = (): boolean => last !== null && !last.isConnected && isNowhere()
  const giveOn = (): void => {
    looking = false
    if (!isLost()) return
    for (const place of [...around, ...restingPlaces()]) {
      if (place.isConnected) place.focus({ preventScroll: true })
      if (!isNowhere()) return
    }
  }
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    last = target
    around = focusableAround(target)
  })
  // A click beside everything takes the focus on purpose: it is not lost, whatever goes away later.
  document.addEventListener('focusout', () => queueMicrotask(() => isNowhere() && last?.isConnected && forget()))
  new MutationObserver(() => {
    if (looking || !isLost()) return
    looking = true
    // After all who give it on themselves, with the next frame or a timer.
    requestAnimationFrame(() => setTimeout(giveOn))
  }).observe(document.body, { childList: true, subtree: true })
}

/**
 * Fluent's focus keeper (tabster) gives a focus that was lost inside a dialog to the menu button that had it last,
 * outside of the dialog, which is then hidden from screen readers. As long as the dialog stands, the focus stays in it:
 * `keepFocus` sees to that. Once the dialog is gone, tabster is asked as before.
 */
export function keepFocusInDialogs(): void {
  const restore = 'tabster:restorer:restore-focus'
  window.addEventListener(
    restore,
    (event) => {
      const { target: source } = event
      if (!(source instanceof HTMLElement) || source === document.body) return
      event.stopPropagation()
      // What takes it away does so in one go: by then it is known whether the dialog itself went.
      queueMicrotask(() => {
        if (!source.isConnected) document.body.dispatchEvent(new CustomEvent(restore, { bubbles: true }))
      })
    },
    true,
  )
}

/** Where the focus belongs when there is no better place: the question that stands open, the list, the page. */
export function restingPlace(): HTMLElement | undefined {
  return restingPlaces()[0]
}

function restingPlaces(): HTMLElement[] {
  return ['[aria-modal="true"]', '[role="grid"]', '#page'].flatMap((place) => {
    const [first] = document.querySelectorAll<HTMLElement>(place)
    return first ? [first] : []
  })
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

function focusableAround(element: Element): HTMLElement[] {
  const around: HTMLElement[] = []
  for (let one = element.parentElement; one; one = one.parentElement) if (one.matches('[tabindex]')) around.push(one)
  return around
}
