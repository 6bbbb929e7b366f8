import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectBrowser } from '../browser/connectBrowser'
import { checkAccessibility } from './checkAccessibility'
import { look } from './look'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await connectBrowser()
})

afterAll(() => browser.close())

beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
})

afterEach(() => page.context().close())

/** Shows a page that is without fault but for what it is given. */
const show = ({ style = '', content = '' }) =>
  page.setContent(`<!doctype html><html lang="en"><head><title>Page</title>
    <meta name="viewport" content="width=device-width" /><style>${style}</style></head>
    <body><main><h1>Heading</h1>${content}</main></body></html>`)

describe('checkAccessibility', () => {
  it('passes for an accessible page', async () => {
    await show({})
    await checkAccessibility(page, 'test')
  })

  it.each([
    ['a field without a name', 'label', '<input>'],
    [
      'targets too small to hit',
      'target-size',
      '<button style="font-size: 4px; padding: 0; border: 0">a</button>'.repeat(3),
    ],
    ['headings that skip a level', 'heading-order', '<h4>Deep</h4>'],
  ])('fails for %s', async (_fault, rule, content) => {
    await show({ content })
    await expect(checkAccessibility(page, 'test')).rejects.toThrow(`\n${rule}: `)
  })

  it.each(['light', 'dark'])('fails for insufficient contrast in %s mode only', async (scheme) => {
    await show({
      style: `@media (prefers-color-scheme: ${scheme}) { h1 { color: #808080; background: #707070 } }`,
    })
    await expect(checkAccessibility(page, 'test')).rejects.toThrow(
      new RegExp(`"test", ${scheme}:[^]*color-contrast: `),
    )
  })

  it('does not check colors during the transition from light to dark', async () => {
    await show({
      style: `h1 { color: #000; background: #fff; transition: color 10s }
        @media (prefers-color-scheme: dark) { h1 { color: #fff; background: #222 } }`,
    })
    await checkAccessibility(page, 'test')
  })
})

describe('look', () => {
  it('fails for a page that scrolls horizontally', async () => {
    await show({ content: '<p style="width: 400px">Wide</p>' })
    await expect(look(page, 'test')).rejects.toThrow('width of "test" at 360')
    await show({ content: '<p style="width: 300px">Narrow</p>' })
    await look(page, 'test')
  })

  it('restores the width of the page', async () => {
    await page.setViewportSize({ width: 500, height: 400 })
    await show({})
    await look(page, 'test')
    expect(page.viewportSize()).toEqual({ width: 500, height: 400 })
  })
})
