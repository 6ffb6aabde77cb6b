import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../../server/test/desk.ts'
import { type DemoDesk, openDemoDesk } from './demo-desk.ts'
import { openBrowser, openPage, signIn, violations } from './page.ts'

const nina = '33639987001'

let desk: DemoDesk
let browser: Browser

beforeAll(async () => {
  desk = await openDemoDesk()
  browser = await openBrowser()
  await desk.play('customers', { wa_id: nina, name: 'Nina Roy', language: 'fr' })
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

const lastMessage = async () => {
  const { json } = await desk.call('GET', `/conversations?filter=all&limit=200`)
  const row = json.data.find(
    (one: { contact: { display_name: string } | null }) => one.contact?.display_name === 'Nina Roy',
  )
  return row?.last_message
}

const message = async (id: string) => (await desk.call('GET', `/messages/${id}`)).json

const strip = (page: Page) => page.getByRole('region', { name: 'Next step for this conversation' })

async function openNina(page: Page): Promise<void> {
  await signIn(page, desk.url)
  await page.getByText('Nina Roy').first().click()
  await page.getByRole('region', { name: 'Conversation', exact: true }).waitFor()
}

test('the day’s list is walked by keyboard and shortened in place', async () => {
  const listed = async () => (await desk.call('GET', '/next-steps?filter=all')).json.data
  // Sixty people with a month of history are judged first; before anybody's time is moved some of them are due.
  let before = await listed()
  for (let tries = 0; before.length === 0 && tries < 4; tries++) {
    before = await eventually(listed, (data) => data.length > 0)
  }
  const { page, close } = await openPage(browser)
  await signIn(page, desk.url)
  await page.goto(`${desk.url}/next-steps`)
  await page.locator('[data-step-line]').first().waitFor()
  await page.keyboard.press('j')
  expect(await page.evaluate<boolean>("document.activeElement?.hasAttribute('data-step-line')")).toBe(true)
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Conversation', exact: true }).waitFor()
  await page.goBack()
  await page.locator('[data-step-line]').first().waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  for (const words of ['Next person', 'Previous person', 'Open their conversation']) {
    await help.getByText(words).waitFor()
  }
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Dismiss: / })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Not now' }).click()
  const after = await eventually(listed, (data) => data.length < before.length)
  expect(after.length).toBeLessThan(before.length)
  await close()
})

test('an agent waits while a phone is off, follows up when it helps, and the proposal goes', async () => {
  await desk.play(`customers/${nina}/messages`, {
    type: 'text',
    text: { body: 'Bonjour, ma commande est-elle partie ?' },
  })
  await eventually(lastMessage, (last) => last?.direction === 'in')
  await desk.play(`customers/${nina}/state`, { phone: 'off' }, 'PUT')
  const { page, close } = await openPage(browser)
  await openNina(page)
  await page.locator('textarea').last().fill('Bonjour Nina, souhaitez-vous être livrée samedi ?')
  await page.keyboard.press('Enter')
  const sent = await eventually(lastMessage, (last) => last?.tick === 'one_grey')
  expect(sent.tick).toBe('one_grey')

  await desk.advance('6h')
  await page.reload()
  await strip(page).getByText('Their phone probably receives nothing just now.').waitFor()
  await strip(page)
    .getByText(/^Wait until/)
    .waitFor()
  await page.locator('[data-tick-holder]').last().click()
  const seen = page.getByRole('region', { name: 'Was it seen?' })
  await seen.getByText(/not seen yet: under 2/).waitFor()
  await seen.getByText('Probable: no receipt and no act says so, only habits do.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')

  await desk.play(`customers/${nina}/state`, { phone: 'on' }, 'PUT')
  await desk.advance('1h')
  await eventually(
    () => message(sent.id),
    (one) => one.tick !== 'one_grey',
  )
  await desk.play(`customers/${nina}/reads`, {})
  await eventually(
    () => message(sent.id),
    (one) => one.tick === 'two_blue',
  )
  await desk.advance('120h')
  expect((await message(sent.id)).next_step).toMatchObject({ step: 'ask_solved', draft: 'ask_solved' })
  await page.reload()
  await strip(page)
    .getByText(/^Ask whether it is solved/)
    .waitFor()
  await strip(page).getByRole('button', { name: 'Show why, and the draft' }).click()
  await strip(page).getByText('Bonjour Nina, est-ce que tout est réglé').waitFor()
  expect(await violations(page)).toEqual([])

  // The window has closed meanwhile: an approved template says it.
  await strip(page).getByRole('button', { name: 'Choose a template' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('button', { name: /exchange follow up/ })
    .first()
    .click()
  for (const field of await dialog.locator('form').getByRole('textbox').all()) await field.fill('Nina')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const decided = await eventually(
    () => message(sent.id),
    (one) => one.next_step?.decision !== null,
  )
  expect(decided.next_step.decision.outcome).toBe('done')
  await strip(page)
    .getByText(/^Ask whether it is solved/)
    .waitFor({ state: 'hidden' })
  await close()
})

test('a clue noted by hand is counted, and taken back', async () => {
  const { page, close } = await openPage(browser)
  await openNina(page)
  const context = page.getByRole('complementary')
  await context.getByRole('button', { name: 'Note a clue' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Keep the clue' }).waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Keep the clue' }).click()
  await context.getByRole('button', { name: '1 clue noted by hand' }).click()
  await context.getByRole('button', { name: /^Withdraw the clue/ }).click()
  await context.getByText(/withdrawn/).waitFor()
  await close()
})

const looks = [
  { name: 'wide, light', viewport: { width: 1440, height: 900 }, colorScheme: 'light', locale: 'en-GB' },
  { name: 'wide, dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark', locale: 'fr-FR' },
  { name: 'narrow, dark', viewport: { width: 360, height: 780 }, colorScheme: 'dark', locale: 'fr-FR' },
] as const

for (const { name, ...look } of looks) {
  test(`the pages about silence have no accessibility violation: ${name}`, async () => {
    const { page, complaints, close } = await openPage(browser, look)
    await signIn(page, desk.url)
    for (const path of ['/next-steps', '/causes', '/causes?of=messages', '/settings/courtesy']) {
      await page.goto(desk.url + path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      // Half a second after the desk's last answer. The network as a whole rests never: a worker keeps the live line.
      await eventually(
        () =>
          page.evaluate<boolean>(
            `performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/'))
              .every((one) => performance.now() - one.responseEnd > 500)`,
          ),
        (isQuiet) => isQuiet,
      )
      expect(await violations(page), path).toEqual([])
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      expect(wider, path).toBeLessThanOrEqual(0)
    }
    expect(complaints).toEqual([])
    await close()
  })
}
