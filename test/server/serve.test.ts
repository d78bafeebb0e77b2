/** Listening: on loopback, on the port that was asked for or not at all. */
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { loadSamples } from '../../src/server/samples.ts'
import { PortError, serve } from '../../src/server/serve.ts'
import { fresh } from './served.ts'

const { app } = await fresh()

test('it answers on loopback and on no other address', async () => {
  const served = await serve(app, 0)
  expect((await fetch(`${served.url}api/health`)).status).toBe(200)
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((i) => i && !i.internal && i.family === 'IPv4')
  if (outside) {
    const opened = await new Promise((resolve) => {
      const socket = connect({ host: outside.address, port: served.port, timeout: 2000 })
      socket
        .once('connect', () => resolve(true))
        .once('error', () => resolve(false))
        .once('timeout', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    expect(opened).toBe(false)
  }
  await served.close()
})

test('a port that was asked for is taken or refused in one line', async () => {
  const first = await serve(app, 0)
  await expect(serve(app, first.port)).rejects.toThrow(PortError)
  await expect(serve(app, first.port)).rejects.toThrow(new RegExp(`^port ${first.port} is taken[^\\n]*--port`))
  await first.close()
})

test('without a port two servers find two', async () => {
  const both = [await serve(app), await serve(app)]
  expect(both[0].port).not.toBe(both[1].port)
  for (const served of both) await served.close()
})

test('the samples are a dozen articles that say they are invented', () => {
  const samples = loadSamples(new URL('../../samples/', import.meta.url))
  expect(samples.length).toBeGreaterThanOrEqual(12)
  expect(new Set(samples.map((s) => s.id)).size).toBe(samples.length)
  for (const { text, title, outlet, publishedAt, sample, note } of samples) {
    expect(text.startsWith(`${title}\n\n`)).toBe(true)
    expect(outlet && publishedAt && sample && note).toBeTruthy()
    expect(text.split(/\s+/).length).toBeGreaterThan(140)
  }
})
