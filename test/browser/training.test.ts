import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from '../../server/test/desk.ts'
import { openBrowser, openPage, signIn, violations } from './page.ts'

let desk: TestDesk
let browser: Browser

beforeAll(async () => {
  desk = await openTestDesk()
  browser = await openBrowser()
  await desk.play('customers', { wa_id: '447700900011', name: 'Lina Rowe', language: 'en' })
  await desk.says('447700900011', 'Is the blue one in stock?')
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

const says = (page: Page) => page.getByRole('tooltip')

/** Answers from the question shown to the last, always with the first choice. */
async function answerAll(page: Page): Promise<void> {
  for (;;) {
    await page.locator('fieldset').waitFor()
    await page.locator('fieldset label').first().click()
    await page.getByRole('button', { name: 'Check' }).click()
    const next = page.getByRole('button', { name: /^(Next|See the result)$/ })
    const last = (await next.textContent()) === 'See the result'
    await next.click()
    if (last) return
  }
}

describe('a tick', () => {
  test('says what it proves on hover, with the keyboard, and in full when opened', async () => {
    const { page, complaints, close } = await openPage(browser)
    await signIn(page, desk.url)
    await page.getByText('Lina Rowe').first().click()
    await page.locator('textarea').last().fill('Yes, three of them.')
    await page.keyboard.press('Enter')
    const tick = page.locator('[data-tick-holder]:has([data-tick="two_grey"])').last()
    await tick.waitFor({ timeout: 20_000 })
    await tick.hover()
    await says(page).getByText('It is on one of the person’s devices.').waitFor()
    await says(page).getByText('That is one grey tick.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await says(page).waitFor({ state: 'hidden' })
    await page.locator('textarea').last().focus()
    const onTick = () => page.evaluate<boolean>(`document.activeElement.matches('[data-tick-holder]')`)
    for (let step = 0; step < 20 && !(await onTick()); step++) await page.keyboard.press('Shift+Tab')
    await says(page).waitFor()
    const described = `document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent`
    expect(await page.evaluate<string>(described)).toContain('about 30')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('link', { name: 'All ticks in plain words' }).click()
    await page.waitForURL('**/help/ticks')
    expect(complaints).toEqual([])
    await close()
  })

  test('held with a finger in the list says the same, and opens nothing', async () => {
    const look = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, locale: 'fr-FR' }
    const { page, close } = await openPage(browser, look)
    await signIn(page, desk.url)
    await page.locator('#tick-says-clock').waitFor({ state: 'attached' })
    const box = (await page.locator('a [data-tick]').first().boundingBox())!
    const touch = await page.context().newCDPSession(page)
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await says(page).waitFor()
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    expect(page.url()).toMatch(/\/inbox(\?|$)/)
    await says(page).getByText('Il est sur un des appareils de la personne.').waitFor()
    await close()
  })
})

describe('training', () => {
  test('asks ten questions, says why, and keeps the result for the person and the lead', async () => {
    const { page, complaints, close } = await openPage(browser)
    await signIn(page, desk.url)
    await page.goto(`${desk.url}/help/quiz`)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.locator('fieldset label').first().click()
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText(/^(Right|Not quite)\./).waitFor()
    expect(await violations(page)).toEqual([])
    // Left in the middle, and gone on with where it was.
    await page.goto(`${desk.url}/help/quiz`)
    await page.getByText('1 of 10 answered').waitFor()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('Question 2 of 10').waitFor()
    await answerAll(page)
    await page.getByRole('heading', { name: /of 10$/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`${desk.url}/help/results`)
    await page.getByRole('heading', { name: 'Team' }).waitFor()
    expect(await page.getByRole('row').filter({ hasText: '/10' }).count()).toBe(2)
    expect(complaints).toEqual([])
    await close()
  })

  test('prints the whole table on one A4 page, in both languages', async () => {
    for (const locale of ['en-GB', 'fr-FR']) {
      const { page, close } = await openPage(browser, { locale, colorScheme: 'dark' })
      await signIn(page, desk.url)
      await page.goto(`${desk.url}/help/ticks`)
      await page.getByRole('table').waitFor()
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
      expect(pdf).toMatch(/\/MediaBox \[0 0 594\.\d+ 841\.\d+\]/)
      await close()
    }
  })

  const looks = [
    { name: 'wide, light, English', viewport: { width: 1440, height: 900 }, locale: 'en-GB' },
    {
      name: 'narrow, dark, French',
      viewport: { width: 360, height: 780 },
      colorScheme: 'dark',
      locale: 'fr-FR',
    },
  ] as const

  for (const { name, ...look } of looks) {
    test(`has no accessibility violation and fits: ${name}`, async () => {
      const { page, complaints, close } = await openPage(browser, look)
      await signIn(page, desk.url)
      for (const path of [
        'help/ticks',
        'help/cases',
        'help/quiz',
        'help/results',
        'settings/customer_note',
      ]) {
        await page.goto(`${desk.url}/${path}`)
        await page.locator('section, table').first().waitFor()
        expect(await violations(page), path).toEqual([])
        const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
        expect(wider, path).toBeLessThanOrEqual(0)
      }
      expect(complaints).toEqual([])
      await close()
    })
  }

  test('comes when it is asked for: the first load stays small without it', async () => {
    const { page, close } = await openPage(browser)
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    let bytes = 0
    const names: string[] = []
    // Bodies as they travel, compressed; headers are not counted.
    network.on('Network.dataReceived', (one) => {
      bytes += one.encodedDataLength
    })
    page.on('request', (request) => names.push(request.url()))
    await signIn(page, desk.url)
    await page.getByText('Lina Rowe').first().waitFor()
    expect(bytes).toBeLessThan(350_000)
    expect(names.filter((url) => /training-(?!topics)/.test(url))).toEqual([])
    await close()
  })

  test('keeps the note for customers in the words of the business', async () => {
    const { page, close } = await openPage(browser)
    await signIn(page, desk.url)
    await page.goto(`${desk.url}/settings/customer_note`)
    const note = page.getByLabel('Note for customers')
    await note.fill('We see when a message arrived. Nothing more.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^Written by/).waitFor()
    await page.reload()
    await expect.poll(() => note.inputValue()).toBe('We see when a message arrived. Nothing more.')
    await page.getByRole('button', { name: 'Back to the proposal' }).click()
    await page.getByText(/^Proposed by the desk/).waitFor()
    await close()
  })
})
