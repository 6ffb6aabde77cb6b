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

test('eight tabs are open at once, and the last is live when the first is gone', async () => {
  const { page, close } = await openPage(browser)
  await signIn(page, desk.url)
  const open = async (place: string) => {
    const tab = await page.context().newPage()
    await tab.goto(`${desk.url}/${place}`)
    await tab.getByRole('navigation').first().waitFor()
    return tab
  }
  for (let count = 0; count < 6; count += 1) await open('contacts')
  const last = await open('simulator')
  await page.close()
  await says('Never mind, I found the answer.')
  const seen = last.getByRole('log', { name: 'What the desk sees' })
  await seen.getByText('Never mind, I found the answer.').waitFor()
  await close()
})

test('a page left for another one keeps no connection from the next', async () => {
  const { page, close } = await openPage(browser)
  await signIn(page, desk.url)
  for (const place of [
    'inbox',
    'approvals',
    'contacts',
    'causes',
    'promises',
    'mistakes',
    'breaches',
    'inbox',
  ]) {
    await page.goto(`${desk.url}/${place}`)
    await page.getByRole('navigation').first().waitFor()
  }
  await close()
})
