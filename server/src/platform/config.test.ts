import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('where people go is what the operator said, else made from host and port', () => {
  expect(readConfig({ PUBLIC_URL: 'https://desk.lemon.example/' })).toMatchObject({
    publicUrl: 'https://desk.lemon.example',
    publicUrlGiven: true,
  })
  expect(readConfig({ HOST: '0.0.0.0', PORT: '3100', PUBLIC_URL: ' ' })).toMatchObject({
    publicUrl: 'http://localhost:3100',
    publicUrlGiven: false,
  })
})

test('every mistake is told at once', () => {
  const read = () => readConfig({ PORT: 'web', PUBLIC_URL: 'desk', GRAMMALECTE: 'yes' })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(/PORT must be/)
  expect(read).toThrow(/PUBLIC_URL must be/)
  expect(read).toThrow(/GRAMMALECTE must be off, or the whole path/)
})
