// What does not fit: a page that scrolls sideways, parts that stick out of the window, text that is cut.
() => {
  const root = document.documentElement
  const problems = []
  const name = element => {
    const text = element.textContent.trim().slice(0, 40)
    return `<${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? ` class="${element.className}"` : ''}> ${text}`
  }
  const inScroller = element => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
      if (/auto|scroll/.test(getComputedStyle(above).overflowX)) return true
    return false
  }
  // For those who listen only: one pixel, on purpose.
  const unseen = element => {
    for (let above = element; above && above !== document.body; above = above.parentElement)
      if (getComputedStyle(above).clipPath === 'inset(50%)' || (above.offsetWidth <= 1 && above.offsetHeight <= 1)) return true
    return false
  }
  // A closed list shows one line: what it shows must fit, or stand whole below it.
  const cutList = select => {
    const style = getComputedStyle(select)
    const pen = document.createElement('canvas').getContext('2d')
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 16
    const shown = select.selectedOptions[0]?.text ?? ''
    return pen.measureText(shown).width > room + 1 && ![...document.querySelectorAll('.match-whole, .inline-whole, .choice-whole')].some(whole => whole.checkVisibility() && whole.textContent.includes(shown))
  }
  if (root.scrollWidth > root.clientWidth) problems.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`)
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('.skip') || element.ownerSVGElement || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || unseen(element)) continue
    if (!inScroller(element) && (box.right > root.clientWidth + 1 || box.left < -1)) problems.push(`sticks out (${Math.round(box.left)} to ${Math.round(box.right)} of ${root.clientWidth}): ${name(element)}`)
    const style = getComputedStyle(element)
    if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) problems.push(`cut at its side: ${name(element)}`)
    if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1) problems.push(`cut below: ${name(element)}`)
    if (element.tagName === 'SELECT' && cutList(element)) problems.push(`cut list: ${element.selectedOptions[0].text}`)
  }
  return problems.slice(0, 5)
}
