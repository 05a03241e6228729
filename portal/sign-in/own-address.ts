/** Only addresses of this portal: a link must not lead people elsewhere after sign-in. */
export function isOwnAddress(to: string): boolean {
  const here = 'http://here.invalid'
  return /^\/(?![/\\])/.test(to) && URL.canParse(to, here) && new URL(to, here).origin === here
}
