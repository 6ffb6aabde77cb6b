import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from '../../server/test/desk.ts'
import { openBrowser, openPage, signIn } from './page.ts'

const waId = '33639987041'
let desk: TestDesk
let browser: Browser

beforeAll(async () => {
  desk = await openTestDesk(41)
  browser = await openBrowser()
  await desk.play('customers', { wa_id: waId, name: 'Nina Roy', language: 'en' })
  await desk.says(waId, 'Is my cake ready?')
})

afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

for (const how of ['click', 'key'] as const)
  test(`what is taken back by ${how} stands in the field again, and whoever goes on typing writes there`, async () => {
    const { page, complaints, close } = await openPage(browser)
    await signIn(page, desk.url)
    await page.getByText('Nina Roy').first().click()
    const field = page.locator('textarea').last()
    await field.fill(`Yes, the cake waits (${how}).`)
    await page.keyboard.press('Enter')
    const cancel = page.getByRole('button', { name: 'Undo' }).first()
    await cancel.waitFor()
    if (how === 'click') await cancel.click()
    else {
      await field.blur()
      await page.keyboard.press('z')
    }
    // Letters are letters here, and no shortcuts that lead elsewhere.
    await page.keyboard.type('See you at noon, Nina. Bring a bag.')
    await expect
      .poll(() => field.inputValue(), { timeout: 15_000 })
      .toContain(`Yes, the cake waits (${how}).`)
    await page.keyboard.type(' Thanks!')
    expect(await field.inputValue()).toMatch(
      /^Yes, the cake waits \(\w+\)\.\n?See you at noon, Nina\. Bring a bag\. Thanks!$/,
    )
    expect(page.url()).toMatch(/\/inbox\/[0-9a-f-]{36}/)
    // Asked for once more below the message, the words are not written twice.
    await page.getByRole('button', { name: 'Edit and resend' }).last().click()
    expect((await field.inputValue()).match(/cake waits/g)).toHaveLength(1)
    expect(complaints).toEqual([])
    await field.fill('')
    await close()
  })
