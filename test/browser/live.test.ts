import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoDesk, openDemoDesk } from './demo-desk.ts'
import { openBrowser, openPage, signIn } from './page.ts'

const nina = '33639987003'
let desk: DemoDesk
let browser: Browser

beforeAll(async () => {
  desk = await openDemoDesk()
  browser = await openBrowser()
  await desk.play('customers', { wa_id: nina, name: 'Nina Roy', language: 'en' })
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

const says = (body: string) => desk.play(`customers/${nina}/messages`, { type: 'text', text: { body } })

test('a page opened directly is live, whatever was opened before', async () => {
  const { page, complaints, close } = await openPage(browser)
  await signIn(page, desk.url)
  await says('Hello, is anybody there?')
  // A page of its own, so that nothing of the inbox was ever loaded in it.
  await page.goto(`${desk.url}/simulator`)
  const seen = page.getByRole('log', { name: 'What the desk sees' })
  await seen.getByText('Hello, is anybody there?').waitFor()
  await says('My lemon tart arrived broken.')
  await seen.getByText('My lemon tart arrived broken.').waitFor({ timeout: 5_000 })
  expect(complaints).toEqual([])
  await close()
})
