import type { Plugin } from 'vite'

const font = /inter-latin-wght-normal.*\.woff2$/

/** Asks for the one font file every page needs while the scripts are still on their way. */
export function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((name) => font.test(name))
        if (!file) throw new Error('the font every page needs is not in the build')
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}
