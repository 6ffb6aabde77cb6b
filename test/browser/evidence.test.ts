import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from '../../server/test/desk.ts'
import { openBrowser, openPage, signIn, violations } from './page.ts'

const waId = '33639987051'
let desk: TestDesk
let browser: Browser

beforeAll(async () => {
  desk = await openTestDesk(51)
  browser = await openBrowser()
  await desk.colleague('Nadia', 'lead')
  await desk.play('customers', { wa_id: waId, name: 'Nina Roy', language: 'en' })
  await desk.says(waId, 'I never ordered two tarts.')
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

test('an export for a dispute: asked in the conversation, agreed by a second person, downloaded', async () => {
  const mine = await openPage(browser)
  await signIn(mine.page, desk.url)
  await mine.page.getByText('Nina Roy').first().click()
  await mine.page.getByRole('button', { name: 'More' }).first().click()
  await mine.page.getByRole('menuitem', { name: 'Export for a dispute' }).click()
  await mine.page.getByLabel('Reason').fill('She disputes her order of Saturday.')
  expect(await violations(mine.page)).toEqual([])
  await mine.page.getByRole('button', { name: 'Ask', exact: true }).click()
  await mine.page.goto(`${desk.url}/evidence`)
  await mine.page.getByText('She disputes her order of Saturday.').waitFor()
  expect(await mine.page.getByRole('button', { name: 'Agree' }).count()).toBe(0)
  expect(await violations(mine.page)).toEqual([])

  const theirs = await openPage(browser)
  await signIn(theirs.page, desk.url, { email: 'nadia@lemon.example', password: 'correct horse battery' })
  await theirs.page.goto(`${desk.url}/evidence`)
  await theirs.page.getByRole('button', { name: 'Agree' }).click()
  await theirs.page.getByRole('dialog').getByText('She disputes her order of Saturday.').waitFor()
  await theirs.page.getByRole('dialog').getByRole('button', { name: 'Agree' }).click()
  await theirs.page.getByRole('link', { name: 'Download' }).waitFor()
  expect(await violations(theirs.page)).toEqual([])

  await mine.page.reload()
  const downloading = mine.page.waitForEvent('download')
  await mine.page.getByRole('link', { name: 'Download' }).click()
  const file = await readFile((await (await downloading).path())!, 'utf8')
  expect(file).toContain('I never ordered two tarts.')
  expect(file.trimEnd().split('\n').at(-1)).toMatch(/^\{"seal":/)
  expect([...mine.complaints, ...theirs.complaints]).toEqual([])
  await mine.close()
  await theirs.close()
})
