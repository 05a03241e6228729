/** Only addresses of this portal: a link must not lead people elsewhere after sign-in. */
export function isOwnAddress(to: string): boolean {
  return /^\/(?![/\\])/.test(to) && new URL(to, 'http://here.invalid').origin === 'http://here.invalid'
}
