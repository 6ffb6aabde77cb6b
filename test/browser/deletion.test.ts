/** Taking back, hiding, deleting and making right, as a person at the desk does them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { eventually, openTestDesk, type TestDesk } from '../../server/test/desk.ts'
import { openBrowser, openPage, signIn, violations } from './page.ts'

let desk: TestDesk
let browser: Browser

const lina = '447700900031'

beforeAll(async () => {
  desk = await openTestDesk()
  browser = await openBrowser()
  await desk.play('customers', { wa_id: lina, name: 'Lina Rowe', language: 'en' })
  await desk.says(lina, 'What time do you open on Sunday?')
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

const composer = (page: Page) => page.locator('textarea').last()

async function openLina(page: Page): Promise<void> {
  await page.getByText('Lina Rowe').first().click()
  await composer(page).waitFor()
}

async function conversation() {
  const { json } = await eventually(
    () => desk.call('GET', '/conversations?filter=all&q=Lina'),
    (answer) => answer.json.data.length > 0,
  )
  return json.data[0]
}

const thread = async () =>
  (await desk.call('GET', `/conversations/${(await conversation()).id}/messages`)).json.data

/** One of ours, which has reached her phone. */
async function sends(body: string): Promise<string> {
  const { contact } = await conversation()
  const sent = await desk.call('POST', '/messages', { contact_id: contact.id, type: 'text', text: { body } })
  await eventually(
    async () => (await desk.call('GET', `/messages/${sent.json.id}`)).json.state,
    (state) => state === 'delivered' || state === 'read',
  )
  return sent.json.id
}

const everReached = (words: string) =>
  desk.simulator.world.accepted.some((one) => JSON.stringify(one).includes(words)) ||
  [...desk.simulator.world.messages.values()].some(({ message }) =>
    JSON.stringify(message.content).includes(words),
  )

async function openDialog(page: Page, messageId: string): Promise<void> {
  const bubble = page.locator(`#message-${messageId}`)
  await bubble.hover()
  await bubble.getByRole('button', { name: 'Actions on this message' }).click()
  await page.getByRole('menuitem', { name: /^Delete or correct/ }).click()
  await page.getByRole('dialog').waitFor()
}

for (const how of ['click', 'key'] as const)
  test(`a message taken back by ${how} within its countdown never leaves`, async () => {
    const { page, complaints, close } = await openPage(browser)
    await signIn(page, desk.url)
    await openLina(page)
    const words = `These words were for somebody else (${how}).`
    await composer(page).fill(words)
    await page.keyboard.press('Enter')
    const cancel = page.getByRole('button', { name: /Cancel|Undo/ }).first()
    await cancel.waitFor()
    await page
      .getByText(/leaves in \d+|\d+\ss/i)
      .first()
      .waitFor()
    if (how === 'click') await cancel.click()
    else await page.keyboard.press('Control+z')
    const found = await eventually(thread, (messages) =>
      messages.some((one: Said) => one.text?.body === words && one.state === 'recalled'),
    )
    const recalled = found.find((one: Said) => one.text?.body === words && one.state === 'recalled')
    assert.isDefined(recalled)
    // Whatever the desk would still like to send, it has had the time to.
    await page.waitForTimeout(1_500)
    const accepted = await fetch(`${desk.simulator.url}/simulator/accepted?limit=1000`)
    assert.notInclude(await accepted.text(), recalled.id, 'the platform never saw it')
    assert.isFalse(everReached(words))
    assert.deepEqual(complaints, [])
    await close()
  })

type Said = {
  readonly id: string
  readonly state: string
  readonly text?: { readonly body: string }
  readonly context: { readonly quotes: { readonly message: { readonly id: string } } | null }
}

test('deleting on WhatsApp says that it does not reach the customer, and the correction it offers is sent', async () => {
  const wrong = await sends('We open at seven on Sunday.')
  const { page, complaints, close } = await openPage(browser)
  await signIn(page, desk.url)
  await openLina(page)
  await openDialog(page, wrong)
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/WhatsApp gives businesses no way to delete.*Lina Rowe keeps it/).waitFor()
  await dialog.getByText(/does not mean that it was not read/).waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Delete for everyone' }).count(), 0)
  await dialog.getByRole('combobox', { name: 'What went wrong?' }).click()
  await page.getByRole('option', { name: 'Wrong information' }).click()
  await dialog.getByText('Correct it.').waitFor()
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: 'Write a correction' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const draft = await eventually(
    () => composer(page).inputValue(),
    (text) => text.includes('[RIGHT'),
  )
  assert.match(draft, /^Hello Lina,/)
  const whole = draft.replace('[RIGHT INFORMATION]', 'we open at nine')
  await composer(page).fill(whole)
  await page.keyboard.press('Enter')
  const corrected = (one: Said) => one.context.quotes?.message?.id === wrong
  const said = await eventually(thread, (messages) =>
    messages.some((one: Said) => corrected(one) && ['delivered', 'read', 'sent'].includes(one.state)),
  )
  assert.include(said.find(corrected).text.body, 'we open at nine')
  assert.isTrue(everReached('we open at nine'))
  assert.deepEqual(complaints, [])
  await close()
})

test('once she has answered the dialog counts the message as seen, though no receipt came', async () => {
  await desk.play(`customers/${lina}/state`, { receipts: false }, 'PUT')
  const wrong = await sends('We open at six on Sunday.')
  await desk.says(lina, 'Ah ok')
  await eventually(
    async () => (await desk.call('GET', `/messages/${wrong}/deletion`)).json.reached.state,
    (state) => state === 'answered',
  )
  const { page, complaints, close } = await openPage(browser)
  await signIn(page, desk.url)
  await openLina(page)
  await openDialog(page, wrong)
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^Lina Rowe wrote at .*count it as seen/).waitFor()
  assert.equal(await dialog.getByText(/does not mean that it was not read/).count(), 0)
  assert.deepEqual(complaints, [])
  await close()
})

test('a hidden message leaves a line that says who still has it, and comes back', async () => {
  const id = await sends('Nobody here needs to see this.')
  const { page, complaints, close } = await openPage(browser)
  await signIn(page, desk.url)
  await openLina(page)
  const bubble = page.locator(`#message-${id}`)
  await bubble.hover()
  await bubble.getByRole('button', { name: 'Actions on this message' }).click()
  await page.getByRole('menuitem', { name: /^Hide on this desk/ }).click()
  await bubble.getByText(/^Hidden on this desk by .*The customer still has it/).waitFor()
  assert.equal(await page.locator(`#message-${id}`).getByText('Nobody here needs').count(), 0)
  assert.deepEqual(await violations(page), [])
  await bubble.getByRole('button', { name: 'Show again' }).focus()
  await page.keyboard.press('Enter')
  await bubble.getByText('Nobody here needs to see this.').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('a breach reported from the dialog is in the file with its countdown, and the mistake in the report', async () => {
  const id = await sends('The parcel of Theo Blanc is at your door.')
  const { page, complaints, close } = await openPage(browser)
  await signIn(page, desk.url)
  await openLina(page)
  await openDialog(page, id)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'What went wrong?' }).click()
  await page.getByRole('option', { name: 'Sent to the wrong person' }).click()
  await dialog.getByRole('textbox', { name: /personal data/ }).fill('The name and address of one customer')
  await dialog.getByRole('button', { name: 'Report it' }).click()
  await dialog.getByText(/It must be decided by/).waitFor()
  await dialog.getByRole('button', { name: 'Write a correction' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.goto(`${desk.url}/breaches`)
  await page.getByRole('heading', { name: 'The name and address of one customer' }).waitFor()
  await page.getByText(/^7[12] h \d+ min left$/).waitFor()
  const places = page.getByRole('navigation', { name: 'Places' })
  await places.getByRole('link', { name: /Breach file.*1 case to decide/ }).waitFor()
  assert.deepEqual(await violations(page), [])
  await page.getByRole('link', { name: 'Open the message it is about' }).click()
  await page.locator(`#message-${id}`).waitFor()
  await desk.call('DELETE', `/messages/${await sends('Hidden soon.')}?for=me`)
  await page.goto(`${desk.url}/mistakes`)
  await page.getByText('Sent to the wrong person').first().waitFor()
  assert.deepEqual(await violations(page), [])
  await page
    .getByRole('button', { name: /^Show \d+ mistake/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Show all' }).waitFor()
  await page.getByRole('button', { name: /, Hidden, 1$/ }).click()
  await page.getByRole('heading', { name: 'Messages hidden on this desk' }).waitFor()
  await page.getByRole('button', { name: 'Open the conversation' }).waitFor()
  assert.deepEqual(await violations(page), [])
  assert.deepEqual(complaints, [])
  await close()
})
