import { imageBytesMax } from '@doublecheck/whatsapp'
import { expect, test } from 'vitest'
import { checkFile, kindOfFile, limitParts, takesCaption } from './attachment.ts'

test('a file is what the platform would send it as', () => {
  expect(kindOfFile('image/jpeg')).toBe('image')
  expect(kindOfFile('audio/ogg; codecs=opus')).toBe('audio')
  expect(kindOfFile('image/webp')).toBe('sticker')
  expect(kindOfFile('application/pdf')).toBe('document')
})

test.each(['image/heic', 'image/svg+xml', 'text/html', 'application/zip', ''])(
  '%j is refused before upload',
  (type) => {
    expect(checkFile({ type, size: 10 })).toEqual({ code: 'kind', kind: null, limit: null })
  },
)

test('a file at the limit passes and one byte more does not', () => {
  expect(checkFile({ type: 'image/png', size: imageBytesMax })).toBeNull()
  expect(checkFile({ type: 'image/png', size: imageBytesMax + 1 })).toMatchObject({
    code: 'size',
    limit: imageBytesMax,
  })
})

test('an empty file is named as such', () => {
  expect(checkFile({ type: 'application/pdf', size: 0 })?.code).toBe('empty')
})

test('a voice note takes no caption', () => {
  expect([takesCaption('image'), takesCaption('audio'), takesCaption('sticker')]).toEqual([
    true,
    false,
    false,
  ])
})

test('a limit is told as the platform writes it', () => {
  expect(limitParts(imageBytesMax)).toEqual({ unit: 'mb', count: 5 })
  expect(limitParts(500 * 1024)).toEqual({ unit: 'kb', count: 500 })
})
