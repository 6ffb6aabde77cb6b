import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openTestDesk, type TestDesk } from '../../server/test/desk.ts'
import { openBrowser, openPage, signIn, violations } from './page.ts'

const waId = '33639987021'
let desk: TestDesk
let browser: Browser

beforeAll(async () => {
  desk = await openTestDesk(31)
  browser = await openBrowser()
  await desk.colleague('Noor', 'agent')
  await desk.play('customers', { wa_id: waId, name: 'Nina Roy', language: 'en' })
  await desk.says(waId, 'My cake arrived broken.')
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

async function write(page: Page, words: string): Promise<void> {
  await page.locator('textarea').last().fill(words)
  await page.keyboard.press('Enter')
}

const accepted = async () =>
  JSON.stringify(await (await fetch(`${desk.simulator.url}/simulator/accepted`)).json())

test('a refund waits, its words change, a colleague reads and approves it, and it leaves', async () => {
  const mine = await openPage(browser)
  await signIn(mine.page, desk.url)
  await mine.page.getByText('Nina Roy').first().click()
  await write(mine.page, 'We refund you 24 € today.')
  await mine.page.getByText('Waits for a second person').waitFor()
  await mine.page.getByText('You wrote or changed it, so a colleague decides.').waitFor()
  expect(await mine.page.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  expect(await violations(mine.page)).toEqual([])

  const theirs = await openPage(browser)
  await signIn(theirs.page, desk.url, { email: 'noor@lemon.example', password: 'correct horse battery' })
  await theirs.page.getByRole('link', { name: '1 message to approve' }).waitFor()
  await theirs.page.getByText('waits for approval').waitFor()
  await theirs.page.goto(`${desk.url}/approvals`)
  await theirs.page.getByText('We refund you 24 € today.').waitFor()
  expect(await violations(theirs.page)).toEqual([])

  // Changed meanwhile: a yes to the former words does not count for the new ones.
  await mine.page.getByRole('button', { name: 'Change' }).click()
  await mine.page.getByLabel('Other words').fill('We refund you 42 € todday.')
  // The same second look as in the composer.
  await mine.page.getByRole('region', { name: 'Second look' }).getByText('today').first().waitFor()
  await mine.page.getByLabel('Other words').fill('We refund you 42 € today.')
  await mine.page.getByRole('button', { name: 'Save' }).click()
  await theirs.page.getByText('We refund you 42 € today.').first().waitFor()
  await theirs.page.getByText(/^Changed by Maya/i).waitFor()
  expect(await theirs.page.locator('del').textContent()).toBe('24 € ')
  expect(await theirs.page.locator('ins').textContent()).toBe('42 € ')
  expect(await violations(theirs.page)).toEqual([])
  await theirs.page.getByRole('button', { name: 'Approve' }).click()
  await theirs.page.getByText('Nothing waits for a second person').waitFor()
  expect(await eventually(accepted, (all) => all.includes('42 €'))).not.toContain('24 €')
  await mine.page.getByText('Waits for a second person').waitFor({ state: 'detached' })
  expect([...mine.complaints, ...theirs.complaints]).toEqual([])
  await mine.close()
  await theirs.close()
})

test('a colleague refuses with a reason, which the author reads under the message', async () => {
  const mine = await openPage(browser)
  await signIn(mine.page, desk.url)
  await mine.page.getByText('Nina Roy').first().click()
  await write(mine.page, 'We give you 50 % off next time.')
  await mine.page.getByText('Waits for a second person').waitFor()
  const theirs = await openPage(browser)
  await signIn(theirs.page, desk.url, { email: 'noor@lemon.example', password: 'correct horse battery' })
  await theirs.page.goto(`${desk.url}/approvals`)
  await theirs.page.getByRole('button', { name: 'Refuse…' }).click()
  await theirs.page.getByLabel('Why it does not leave').fill('Ten percent at most.')
  await theirs.page.keyboard.press('Enter')
  await mine.page.getByText('Ten percent at most.').waitFor()
  expect(await accepted()).not.toContain('50 % off')
  await mine.close()
  await theirs.close()
})
