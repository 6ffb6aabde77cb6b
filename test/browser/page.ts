import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { owner } from '../../server/test/desk.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The system's browser, found by `npm test` and named in DOUBLECHECK_BROWSER. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.DOUBLECHECK_BROWSER ?? '/usr/bin/chromium',
    args: flags,
  })
}

export type OpenPage = { readonly page: Page; readonly complaints: string[]; close(): Promise<void> }

/** A page of its own, with everything the browser complained about. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // Asking who is signed in is answered 401 to a stranger, and the browser says so.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  return { page, complaints, close: () => context.close() }
}

export async function signIn(page: Page, url: string, who = owner): Promise<void> {
  await page.goto(url)
  await page.locator('input[type=email]').fill(who.email)
  await page.locator('input[type=password]').fill(who.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/inbox**')
}

/** Violations of the accessibility rules, each with the elements it is about. */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze()
  return found.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}
