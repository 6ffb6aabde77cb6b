import type { Browser, Page } from 'playwright-core'
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

const picked = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
  )

test('an empty page begins with twelve replies, one is written, and the history keeps what it was', async () => {
  const { page, complaints, close } = await openPage(browser)
  await signIn(page, desk.url)
  await page.goto(`${desk.url}/settings/quick_replies`)
  await page.getByRole('button', { name: /^Begin with twelve/ }).click()
  await page.getByText('/order-number').waitFor()
  expect(await page.getByRole('row').count()).toBe(13)
  await page.getByRole('button', { name: 'New quick reply' }).click()
  await page.getByLabel('Title', { exact: true }).fill('Gift wrapping')
  expect(await page.getByLabel('Shortcut', { exact: true }).inputValue()).toBe('gift-wrapping')
  await page.getByLabel('Words in English').fill('Of course, . We wrap it in [colour] paper.')
  await page.getByLabel('Words in English').evaluate((field) => {
    ;(field as unknown as { setSelectionRange(from: number, to: number): void }).setSelectionRange(11, 11)
  })
  await page.getByRole('button', { name: 'Insert' }).last().click()
  await page.getByRole('menuitem', { name: /^First name/ }).click()
  await page.getByText('Of course, Camille. We wrap it in').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: /^Gift wrapping/ }).click()
  await page.getByLabel('Title', { exact: true }).fill('Wrapping')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: /^Wrapping/ }).click()
  await page.getByText('History', { exact: true }).click()
  await page.getByText(/^Version 1, by/).waitFor()
  expect(await violations(page)).toEqual([])
  expect(complaints).toEqual([])
  await close()
})

test('a slash finds a reply, Enter fills it for this person, and Tab goes to its blanks', async () => {
  const { page, complaints, close } = await openPage(browser)
  await desk.says('447700900001', 'Where is my order, please? And can you wrap it?')
  await signIn(page, desk.url)
  await page.goto(`${desk.url}/inbox?filter=all`)
  await page.getByText('Lina Rowe').first().click()
  const field = page.getByLabel('Reply to Lina Rowe')
  await field.click()
  await page.keyboard.type('and/or')
  expect(await page.getByRole('listbox', { name: 'Quick replies' }).count()).toBe(0)
  await field.fill('')
  await page.keyboard.type('/nothing-like-it')
  await page.keyboard.press('Enter')
  await page.getByText(/^Nothing is named or says/).waitFor()
  expect(await field.inputValue()).toBe('/nothing-like-it')
  await field.fill('')
  await page.keyboard.type('/wrap')
  await page.getByRole('option', { name: /^Wrapping/ }).waitFor()
  await page.getByText('Of course, Lina. We wrap it in').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await eventually(
    () => picked(page),
    (words) => words === '[colour]',
  )
  await page.keyboard.type('blue')
  expect(await field.inputValue()).toBe('Of course, Lina. We wrap it in blue paper.')
  await page.keyboard.press('End')
  await page.keyboard.press('Control+/')
  // Without waiting for the list: Enter means the best of what is typed, never what stood there before.
  await page.keyboard.type('late')
  await page.keyboard.press('Enter')
  expect(
    await eventually(
      () => picked(page),
      (words) => words === '[order]',
    ),
  ).toBe('[order]')
  await page.keyboard.type('A-77 [x]')
  await page.keyboard.press('Home')
  await page.keyboard.press('Tab')
  expect(await picked(page)).toBe('[x]')
  await page.keyboard.type('today')
  const words = await field.inputValue()
  expect(words).toMatch(/^Of course, Lina\..* about order A-77 today and will write/)
  expect(complaints).toEqual([])
  await close()
})

test('what was written is kept for the next person, by keyboard, in the dark, in French, on a telephone', async () => {
  const { page, complaints, close } = await openPage(browser, {
    viewport: { width: 360, height: 780 },
    colorScheme: 'dark',
    locale: 'fr-FR',
  })
  await signIn(page, desk.url)
  await page.goto(`${desk.url}/inbox?filter=all`)
  await page.getByText('Lina Rowe').first().click()
  const field = page.getByLabel('Répondre à Lina Rowe')
  await field.fill('Bonjour Lina, nous fermons à midi le samedi.')
  await page.keyboard.press('Control+/')
  await page.getByRole('option', { name: /^Garder ce texte/ }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Samedi midi')
  expect(await page.getByLabel('Texte en français').inputValue()).toBe(
    'Bonjour {{first_name}}, nous fermons à midi le samedi.',
  )
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  const { json } = await desk.call('GET', '/quick-replies?q=wrapping')
  expect(json.data).toHaveLength(1)
  await page.goto(`${desk.url}/settings/quick_replies`)
  await page.getByText('/samedi-midi').waitFor()
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
  expect(wider).toBeLessThanOrEqual(0)
  expect(await violations(page)).toEqual([])
  expect(complaints).toEqual([])
  await close()
})
