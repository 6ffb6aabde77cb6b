import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, openTestDesk, type TestDesk } from '../../server/test/desk.ts'
import { openBrowser, openPage, signIn, violations } from './page.ts'

let desk: TestDesk
let browser: Browser

beforeAll(async () => {
  desk = await openTestDesk()
  browser = await openBrowser()
  await desk.play('customers', { wa_id: '447700900001', name: 'Lina Rowe', language: 'en' })
  await desk.play('customers', { wa_id: '33639980001', name: 'Théo Blanc', language: 'fr' })
  await desk.says('447700900001', 'Do you open on Sunday?')
  await desk.says('33639980001', 'Bonjour, la taille 40 est-elle disponible ?')
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

/** The composer, whatever it is called in the reader's language. */
const composer = (page: Page) => page.locator('textarea').last()

async function openConversation(page: Page, name: string): Promise<void> {
  await page.getByText(name).first().click()
  await composer(page).waitFor()
}

describe('an agent at the desk', () => {
  test('reads, answers, and watches the tick change without reloading', async () => {
    const { page, complaints, close } = await openPage(browser)
    await signIn(page, desk.url)
    await openConversation(page, 'Lina Rowe')
    await composer(page).fill('Yes, from 9 to 12.')
    await page.keyboard.press('Enter')
    await page.getByText('Yes, from 9 to 12.').first().waitFor()
    const sent = () =>
      desk.call('GET', '/conversations?filter=all&q=Lina').then(({ json }) => json.data[0]?.last_message)
    await eventually(sent, (last) => last?.tick === 'two_grey')
    await desk.play('customers/447700900001/reads', {})
    expect((await eventually(sent, (last) => last?.tick === 'two_blue')).tick).toBe('two_blue')
    const blue = page.locator('svg[data-tone="blue"]').first()
    await blue.waitFor({ timeout: 10_000 })
    expect(complaints).toEqual([])
    await close()
  })

  test('sees a new message arrive by itself', async () => {
    const { page, close } = await openPage(browser)
    await signIn(page, desk.url)
    await openConversation(page, 'Lina Rowe')
    await desk.says('447700900001', 'And on Monday morning?')
    await page.getByText('And on Monday morning?').first().waitFor({ timeout: 10_000 })
    await close()
  })

  test('takes a message back before it leaves', async () => {
    const { page, close } = await openPage(browser)
    await signIn(page, desk.url)
    await openConversation(page, 'Théo Blanc')
    await composer(page).fill('Message pour quelqu’un d’autre')
    await page.keyboard.press('Enter')
    await page
      .getByRole('button', { name: /Cancel|Undo|Recall/i })
      .first()
      .click()
    const last = () =>
      desk.call('GET', '/conversations?filter=all&q=Th%C3%A9o').then(({ json }) => json.data[0].id)
    const thread = async () => (await desk.call('GET', `/conversations/${await last()}/messages`)).json.data
    const found = await eventually(thread, (messages) =>
      messages.some((one: { state: string }) => one.state === 'recalled'),
    )
    expect(found.some((one: { state: string }) => one.state === 'recalled')).toBe(true)
    expect(
      desk.simulator.world.accepted.some((one) => JSON.stringify(one).includes('quelqu’un d’autre')),
    ).toBe(false)
    await close()
  })

  test('moves with the keyboard alone', async () => {
    const { page, close } = await openPage(browser)
    await signIn(page, desk.url)
    await page.getByText('Lina Rowe').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await composer(page).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('/')
    await page.keyboard.type('Sunday')
    await page.locator('mark', { hasText: 'Sunday' }).first().waitFor()
    await close()
  })
})

describe('the pages', () => {
  const looks = [
    {
      name: 'wide, light, English',
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      locale: 'en-GB',
    },
    {
      name: 'wide, dark, French',
      viewport: { width: 1440, height: 900 },
      colorScheme: 'dark',
      locale: 'fr-FR',
    },
    {
      name: 'narrow, light, French',
      viewport: { width: 360, height: 780 },
      colorScheme: 'light',
      locale: 'fr-FR',
    },
  ] as const

  for (const { name, ...look } of looks) {
    test(`have no accessibility violation and nothing to complain about: ${name}`, async () => {
      const { page, complaints, close } = await openPage(browser, look)
      await page.goto(desk.url)
      await page.locator('input[type=email]').waitFor()
      expect(await violations(page)).toEqual([])
      await signIn(page, desk.url)
      await page.getByText('Lina Rowe').first().waitFor()
      expect(await violations(page)).toEqual([])
      await openConversation(page, 'Lina Rowe')
      expect(await violations(page)).toEqual([])
      for (const path of ['/contacts', '/settings']) {
        await page.goto(desk.url + path)
        await page.getByRole('heading').first().waitFor()
        expect(await violations(page), path).toEqual([])
      }
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      expect(wider).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      await close()
    })
  }

  test('an unknown address and a desk that does not answer are told in words', async () => {
    const { page, close } = await openPage(browser)
    await signIn(page, desk.url)
    await page.goto(`${desk.url}/nowhere`)
    await page.getByText('There is nothing at this address').first().waitFor()
    expect(await page.content()).not.toMatch(/Error:|undefined|stack/)
    await close()
  })
})
