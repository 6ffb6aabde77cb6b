import { textBodyCharsMax } from '@doublecheck/whatsapp'
import { expect, test } from 'vitest'
import { reasonNotToSend } from './reply.tsx'
import type { Attachment } from './use-attachments.ts'

const uploaded = { id: '7', kind: 'image', fileName: 'a.png', mimeType: 'image/png', sizeBytes: 1 } as const
const ready = { problem: null, uploaded }

test('words alone or a file alone may leave', () => {
  expect(reasonNotToSend('Hello', [])).toBeNull()
  expect(reasonNotToSend('', [ready])).toBeNull()
})

test('what keeps Send grey is named', () => {
  const problem: Attachment['problem'] = { code: 'size', kind: 'image', limit: 1 }
  expect(reasonNotToSend(' \n', [])).toBe('empty')
  expect(reasonNotToSend('x'.repeat(textBodyCharsMax + 1), [])).toBe('too_long')
  expect(reasonNotToSend('Hello', [ready, { problem: null, uploaded: null }])).toBe('uploading')
  expect(reasonNotToSend('Hello', [{ problem, uploaded: null }])).toBe('refused_file')
})

test('a letter of two units counts once', () => {
  expect(reasonNotToSend('\u{1F600}'.repeat(textBodyCharsMax), [])).toBeNull()
})
