/** Draws a web of parties with sigma; apart, so that it is fetched only when it is asked for. */
import Graph from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import Sigma, { DEFAULT_STYLES } from 'sigma'
import type { Link } from './web-of-parties.ts'

/** Rounds of the layout: enough for some hundred edges, and done in a blink. */
const ROUNDS = 200

/** @returns what takes it away again. @throws Error where the browser gives no WebGL. */
export function drawWeb(node: HTMLElement, links: readonly Link[]): () => void {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const graph = new Graph({ type: 'directed' })
  const add = (name: string) => {
    if (graph.hasNode(name)) return
    // The places to begin from are the same every time, so that the same links give the same drawing.
    const turn = graph.order * 2.4
    graph.addNode(name, {
      label: name,
      x: Math.cos(turn) * (1 + graph.order),
      y: Math.sin(turn) * (1 + graph.order),
      size: 4,
      color: colour('--h0'),
    })
  }
  for (const { from, to, times } of links) {
    add(from)
    add(to)
    graph.addDirectedEdge(from, to, { size: 1 + Math.log2(times), color: colour('--soft') })
  }
  graph.forEachNode((name) => graph.setNodeAttribute(name, 'size', 4 + 2 * Math.sqrt(graph.degree(name))))
  forceAtlas2.assign(graph, { iterations: ROUNDS, settings: { gravity: 1, strongGravityMode: true, scalingRatio: 60 } })
  const label = { labelColor: colour('--ink'), labelFont: '"IBM Plex Sans Arabic", sans-serif', labelSize: 13 }
  const sigma = new Sigma(graph, node, {
    styles: { nodes: [DEFAULT_STYLES.nodes, label], edges: [DEFAULT_STYLES.edges, { head: 'arrow' }] },
  } as never)
  return () => sigma.kill()
}
