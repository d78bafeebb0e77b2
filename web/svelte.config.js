/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  compilerOptions: {
    runes: true,
    // Elements are made one by one, never from a string: the page runs under `trusted-types 'none'`.
    fragments: 'tree',
  },
}
