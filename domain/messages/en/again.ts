/** What several texts end with. */
export const again = 'Collect the hash again on the device and use the new one.'
