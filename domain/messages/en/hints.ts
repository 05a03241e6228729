import type { Texts } from '../texts.ts'

/** English texts that go with a message. */
export const hints = {
  hint: {
    'hash-of-line': 'This hash belongs to the device on line {line}.',
    'duplicate-of': 'The row that is kept: {file}, line {line}.',
    'columns-found': 'Columns found: {columns}.',
    'one-column':
      'Everything stands in one column. In Excel: Data > Text to Columns, or save it again with the right separator.',
    'repaired-hash': 'The text was repaired; its checksum proves the result.',
    'takes-longer': 'This takes longer than usual.',
    'request-id': 'Request ID: {requestId}',
    found: 'Found: {found}',
    'older-capture':
      'This hash was captured before the one in your list, so the list is probably right: dismissing is the likely answer.',
  },
} as const satisfies Pick<Texts, 'hint'>
