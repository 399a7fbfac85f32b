/**
 * Runs in the browser: looks at the page in a frame. Text must be 11 px high or more as it is shown, nothing may stand out of the page to the right but in a
 * box that scrolls, pictures must stand in the page as a whole and be as dark as it.
 */
globalThis.measured = (frame, isDark) => {
  const [page, view] = [frame.contentDocument, frame.contentWindow]
  const width = page.documentElement.clientWidth
  const style = element => view.getComputedStyle(element)
  const isShown = element => element.getClientRects().length > 0
  const lightness = color => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number)
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
  }
  const isWrongPaper = paper => (isDark ? paper > 0.2 : paper < 0.9)
  const faults = []

  const whole = page.documentElement.scrollWidth
  if (whole > width) faults.push(`the page is ${whole} px wide in ${width} px`)
  const paper = lightness(style(page.documentElement).backgroundColor)
  if (isWrongPaper(paper)) faults.push(`the page has the lightness ${paper.toFixed(2)}`)

  const all = [...page.querySelectorAll('main *')].filter(isShown)
  for (const element of all) {
    const { right } = element.getBoundingClientRect()
    const isInScroller = element.closest('.scroll, ol.equations li') !== null
    if (right > width + 1 && !isInScroller) faults.push(`<${element.tagName}> ends at ${right} px of ${width} px`)
  }

  // Scripts in formulas are smaller, as in a book.
  const texts = all.filter(
    element =>
      element.closest('math') === null &&
      [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '')
  )
  for (const text of texts) {
    const svg = text.closest('svg')
    const scale = svg === null ? 1 : svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
    const height = parseFloat(style(text).fontSize) * scale
    if (height < 10.99) faults.push(`${height.toFixed(2)} px high: ${text.textContent}`)
    if (svg === null) continue
    const [inside, around] = [text.getBoundingClientRect(), svg.getBoundingClientRect()]
    if (inside.left < around.left - 1 || inside.right > around.right + 1)
      faults.push(`cut by the picture: ${text.textContent}`)
    const ink = lightness(style(text).fill)
    // Counts stand on colors.
    if (text.closest('.role-mark') === null && (isDark ? ink < 0.5 : ink > 0.5))
      faults.push(`hardly to be read on the paper: ${text.textContent}`)
  }

  const pictures = [...page.querySelectorAll('figure svg')].filter(isShown)
  for (const picture of pictures) {
    const card = lightness(style(picture.querySelector(':scope > rect')).fill)
    if (isWrongPaper(card)) faults.push(`a picture has the lightness ${card.toFixed(2)}`)
  }
  return { width, faults, texts: texts.length, pictures: pictures.length }
}
