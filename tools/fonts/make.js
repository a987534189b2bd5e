// Makes the fonts in templates/assets/fonts: parts of Source Serif 4, Source Sans 3 and Vazirmatn with
// the characters that pages use, at weights from 400 to 700. Run make fonts in the top folder.
import { readFile, writeFile } from 'node:fs/promises'
import subset from 'subset-font'

const latin = '20-7E,A0-FF,131,152-153,160-161,178,17D-17E,2BB-2BC,2C6,2DA,2DC,2009,2010-2015,2018-201E,2020-2022,2026,202F,2030,2032-2033,2039-203A,20AC,2122,2212'
const fonts = [
  ['source-serif-4-latin', 'source-serif-4', 'latin-wght-normal', latin],
  ['source-serif-4-latin-italic', 'source-serif-4', 'latin-wght-italic', latin],
  ['source-serif-4-cyrillic', 'source-serif-4', 'cyrillic-wght-normal', '401,410-44F,451'],
  ['source-sans-3-latin', 'source-sans-3', 'latin-wght-normal', latin, true],
  ['vazirmatn-arabic', 'vazirmatn', 'arabic-wght-normal', '600-6FF,200C-200D,FB50-FDFF,FE70-FEFC'],
]
const characters = ranges => ranges.split(',').map(range => {
  const [from, to = from] = range.split('-').map(code => parseInt(code, 16))
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')
}).join('')
for (const [name, family, part, ranges, whole] of fonts) {
  const font = await readFile(new URL(`node_modules/@fontsource-variable/${family}/files/${family}-${part}.woff2`, import.meta.url))
  // The sans stays whole: with fewer weights some browsers do not find its bold.
  const axes = whole ? {} : { variationAxes: { wght: { min: 400, max: 700, default: 400 } } }
  const made = await subset(font, characters(ranges), { targetFormat: 'woff2', ...axes })
  await writeFile(new URL(`../../templates/assets/fonts/${name}.woff2`, import.meta.url), made)
  console.log(name, made.length)
}
