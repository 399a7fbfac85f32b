import { darkRules } from './dark-ink.ts'

/** The page's look: a book's page on screen and on paper, light and dark, pictures included, and on a telephone. */
export const htmlStyle = `
:root { color-scheme: light dark; --paper: #fdfcf9; --text: #22201c; --muted: #6b665c; --rule: #d8d3c7; --strong: #22201c; --card: #fff }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #191816; --text: #e6e2d9; --muted: #a39d91; --rule: #3d3a34; --strong: #cfcabf; --card: #201f1c }
${darkRules}
}
* { box-sizing: border-box }
html { background: var(--paper); color: var(--text); -webkit-text-size-adjust: 100% }
body { max-width: 46rem; margin: 0 auto; padding: 4rem 1.5rem 5rem; font: 1.0625rem/1.6 "Iowan Old Style", "Palatino Linotype", Palatino, P052, "Book Antiqua", Georgia, "Times New Roman", serif; font-variant-numeric: oldstyle-nums; overflow-wrap: break-word }
h1 { margin: 0 0 2rem; font-size: 2.1rem; line-height: 1.2; font-weight: 500; letter-spacing: -.01em; text-wrap: balance }
h2 { margin: 3rem 0 1rem; font-size: 1.35rem; line-height: 1.3; font-weight: 500; break-after: avoid }
p { margin: 0 0 1rem; hyphens: auto; white-space: pre-line }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.75rem; margin: 0 0 2rem; padding: 1rem 0; border-block: 1px solid var(--rule) }
dt { color: var(--muted) }
dd { margin: 0; font-variant-numeric: lining-nums tabular-nums }
ol.equations { margin: 2rem 0; padding: 0; list-style: none }
ol.equations li { margin: .55rem 0; padding-left: 2.5rem; font-size: 1.1rem; font-variant-numeric: lining-nums; overflow-x: auto; overflow-y: hidden }
ol.equations math { width: auto; text-align: left }
.scroll { overflow-x: auto; margin: 1.25rem 0 1.75rem }
table { min-width: 14rem; border-collapse: collapse; border-block: 1.5px solid var(--strong); font-variant-numeric: lining-nums tabular-nums; font-size: 1rem; line-height: 1.45 }
caption { padding-bottom: .5rem; text-align: left; color: var(--muted); font-style: italic }
th, td { padding: .3rem 1.5rem .3rem 0; text-align: left; vertical-align: baseline }
th:last-child, td:last-child { padding-right: .25rem }
th { font-weight: 500; font-style: italic; border-bottom: .75px solid var(--strong); padding-block: .4rem; white-space: nowrap }
.number { text-align: right; white-space: nowrap }
figure { margin: 1.5rem 0; padding: .5rem; background: var(--card); border: 1px solid var(--rule); border-radius: 3px; break-inside: avoid; text-align: center; overflow-x: auto }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto }
figure .narrow { display: none }
.note { margin: -1.25rem 0 1.75rem; color: var(--muted); font-size: .95rem }
@media screen and (max-width: 40rem) { body { padding: 2rem 1rem 3rem } figure { padding: .25rem } figure .wide { display: none } figure .narrow { display: block } figure .narrow svg { min-width: 312px } h1 { font-size: 1.7rem } dl { grid-template-columns: minmax(0, 1fr); gap: 0 } dd { margin-bottom: .5rem } ol.equations li { padding-left: 0 } }
@media print { @page { margin: 20mm 18mm } :root { color-scheme: light; --paper: #fff; --text: #000; --muted: #444; --rule: #bbb; --strong: #000 } body { max-width: none; padding: 0; font-size: 10.5pt } figure { border: 0; padding: 0 } tr, dl, li { break-inside: avoid } .scroll { overflow: visible } }
`
