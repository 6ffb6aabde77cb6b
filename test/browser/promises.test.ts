import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openTestDesk, type TestDesk } from '../../server/test/desk.ts'
import { openBrowser, openPage, signIn, violations } from './page.ts'

let desk: TestDesk
let browser: Browser

beforeAll(async () => {
  desk = await openTestDesk()
  browser = await openBrowser()
  await desk.play('customers', { wa_id: '447700900001', name: 'Lina Rowe', language: 'en' })
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

test('a lead promises an answer, and the row of whoever waits shows how long is left', async () => {
  const { page, complaints, close } = await openPage(browser)
  await signIn(page, desk.url)
  await page.goto(`${desk.url}/settings/promises`)
  await page.getByRole('button', { name: 'Promise this' }).click()
  await page.getByRole('button', { name: 'Promise nothing' }).waitFor()
  await page.getByText('We answer within 2').first().waitFor()
  await desk.says('447700900001', 'Do you open on Sunday?')
  await page.goto(`${desk.url}/inbox?filter=all`)
  await page.getByText(/left$/).first().waitFor({ timeout: 60_000 })
  await page.getByText('Lina Rowe').first().click()
  await page.getByText(/^due /).first().waitFor()
  expect(await violations(page)).toEqual([])
  expect(complaints).toEqual([])
  await close()
})

test('a team is made by keyboard, and the report is read, in the dark, in French, on a telephone', async () => {
  const { page, complaints, close } = await openPage(browser, {
    viewport: { width: 360, height: 780 },
    colorScheme: 'dark',
    locale: 'fr-FR',
  })
  await signIn(page, desk.url)
  await page.goto(`${desk.url}/settings/promises`)
  await page.getByRole('button', { name: 'Ajouter une équipe' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Retours')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  const teams = async () => (await desk.call('GET', '/teams')).json.data
  expect((await eventually(teams, (all) => all.length === 1))[0].name).toBe('Retours')
  expect(await violations(page)).toEqual([])
  await page.goto(`${desk.url}/promises`)
  await page.getByText('Délai tenu').first().waitFor()
  await page.getByText('Heure', { exact: true }).click()
  await page.getByRole('columnheader', { name: 'Heure' }).waitFor()
  expect(await violations(page)).toEqual([])
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
  expect(wider).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
  await close()
})
