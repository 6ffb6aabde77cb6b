import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../../server/test/desk.ts'
import { type DemoDesk, openDemoDesk } from './demo-desk.ts'
import { openBrowser, openPage, signIn, violations } from './page.ts'

const nina = '33639987002'

let desk: DemoDesk
let browser: Browser

beforeAll(async () => {
  desk = await openDemoDesk()
  browser = await openBrowser()
  await desk.play('customers', { wa_id: nina, name: 'Nina Roy', language: 'fr' })
  await desk.play(`customers/${nina}/messages`, {
    type: 'text',
    text: { body: 'Bonjour, combien coûte la robe en lin ?' },
  })
  await eventually(lastMessage, (last) => last?.direction === 'in')
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

const lastMessage = async () => {
  const { json } = await desk.call('GET', '/conversations?filter=all&limit=200')
  const row = json.data.find(
    (one: { contact: { display_name: string } | null }) => one.contact?.display_name === 'Nina Roy',
  )
  return row?.last_message
}

const ourLast = async () => {
  const last = await lastMessage()
  if (last?.direction !== 'out') return undefined
  return (await desk.call('GET', `/messages/${last.id}`)).json
}

async function openNina(page: Page) {
  await signIn(page, desk.url)
  await page.getByText('Nina Roy').first().click()
  await page.getByRole('region', { name: 'Conversation', exact: true }).waitFor()
  const field = page.locator('textarea').last()
  await field.click()
  return field
}

test('a wrong price is found while it is written, mended by keyboard, and sent', async () => {
  const { page, complaints, close } = await openPage(browser)
  const field = await openNina(page)
  await field.fill('Bonjour Nina, la robe en lin bleu est à 890 €.')
  const list = page.getByRole('region', { name: 'Second look' })
  await list.getByText(/Robe en lin bleu costs 89 €/).waitFor()
  const marked = page.locator('mark[data-severity="stop"]')
  expect(await marked.textContent()).toBe('890 €')
  // The line lies under the very words: the layer breaks its lines where the field does.
  const [under, over] = await Promise.all([marked.boundingBox(), field.boundingBox()])
  expect(under!.x).toBeGreaterThan(over!.x)
  expect(under!.y).toBeGreaterThanOrEqual(over!.y)
  expect(under!.y + under!.height).toBeLessThanOrEqual(over!.y + over!.height + 1)
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('F8')
  await page.keyboard.press('Enter')
  expect(await field.inputValue()).toBe('Bonjour Nina, la robe en lin bleu est à 89 €.')
  await list.waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+Enter')
  const sent = await eventually(ourLast, (one) => one?.text?.body.includes('89 €'))
  expect(sent.state).not.toBe('waiting_approval')
  expect(complaints).toEqual([])
  await close()
})

test('a message of several fields is looked at field by field, and asked about before it leaves', async () => {
  const { page, complaints, close } = await openPage(browser)
  await openNina(page)
  await page.getByRole('button', { name: 'Attach' }).click()
  await page.getByRole('menuitem', { name: 'Question with buttons' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: 'Words' })
    .fill('Bonjour Nina, la robe en lin bleu est à 890 €. On vous la garde ?')
  await dialog.getByRole('textbox', { name: 'Button 1' }).fill('Oui mercii')
  await dialog.getByRole('textbox', { name: 'Button 2' }).fill('Non merci')
  await dialog.getByText(/Robe en lin bleu costs 89 €/).waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Send' }).click()

  await dialog.getByRole('button', { name: 'Back to the text' }).click()
  await dialog.getByRole('button', { name: 'merci', exact: true }).click()
  await dialog.getByRole('button', { name: '89 €' }).click()
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const sent = await eventually(ourLast, (one) => one?.type === 'interactive')
  expect(sent.interactive.action.buttons[0].reply.title).toBe('Oui merci')
  expect(sent.interactive.body.text).toContain('à 89 €')
  expect(complaints).toEqual([])
  await close()
})

test('what was found does not slip past by the key that sends, pressed twice', async () => {
  const { page, close } = await openPage(browser)
  const field = await openNina(page)
  const before = (await lastMessage()).id
  await field.fill('Bonjour Sophie, votre colis part demain.')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  const gate = page.getByRole('alertdialog')
  await gate.waitFor()
  await page.keyboard.press('Control+Enter')
  await gate.getByRole('button', { name: 'Send anyway' }).waitFor()
  expect(await gate.getByRole('button', { name: 'Send anyway' }).isDisabled()).toBe(true)
  expect(await violations(page)).toEqual([])
  expect((await lastMessage()).id).toBe(before)

  await gate.getByRole('radio', { name: 'Meant that way' }).check()
  await gate.getByRole('button', { name: 'Send anyway' }).click()
  await eventually(ourLast, (one) => one?.text?.body.includes('Sophie'))
  const waved = async () => (await desk.call('GET', '/review/dismissals?by=kind')).json.data
  const lines = await eventually(waved, (data) => data.length > 0)
  expect(lines[0]).toMatchObject({ count: 1, messages: 1, reasons: [{ reason: 'on_purpose', count: 1 }] })
  await close()
})

test('a word of the house is taught from the remark about it', async () => {
  const { page, close } = await openPage(browser)
  const field = await openNina(page)
  await field.fill('Bonjour Nina, votre ardellette est prête.')
  const list = page.getByRole('region', { name: 'Second look' })
  await list.getByText(/ardellette/).waitFor()
  await list.getByRole('button', { name: /^Leave it be/ }).click()
  await page.getByRole('menuitem', { name: /Add “ardellette”/ }).click()
  await list.waitFor({ state: 'hidden' })
  const words = (await desk.call('GET', '/review/words')).json.data
  expect(words.map((one: { word: string }) => one.word)).toEqual(['ardellette'])
  await field.fill('')
  await close()
})

const looks = [
  { name: 'wide, light', viewport: { width: 1440, height: 900 }, colorScheme: 'light', locale: 'en-GB' },
  { name: 'narrow, dark', viewport: { width: 360, height: 780 }, colorScheme: 'dark', locale: 'fr-FR' },
] as const

for (const { name, ...look } of looks) {
  test(`catalogue and dictionary have no accessibility violation: ${name}`, async () => {
    const { page, complaints, close } = await openPage(browser, look)
    await signIn(page, desk.url)
    for (const path of ['/settings/catalogue', '/settings/review']) {
      await page.goto(desk.url + path)
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      expect(await violations(page), path).toEqual([])
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      expect(wider, path).toBeLessThanOrEqual(0)
    }
    expect(complaints).toEqual([])
    await close()
  })
}
