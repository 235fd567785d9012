// What write-good reports, as it comes: reads sentences, a JSON list, from standard input, and
// prints a list of [start, end] for each. JavaScript counts UTF-16 units, Python characters; these
// count as Python does.
import { json } from "node:stream/consumers";
import writeGood from "write-good";

const characters = (text) => [...text].length;

function spans(sentence) {
  return writeGood(sentence).map(({ index, offset }) => {
    const start = characters(sentence.slice(0, index));
    return [start, start + characters(sentence.slice(index, index + offset))];
  });
}

const sentences = await json(process.stdin);
console.log(JSON.stringify(sentences.map(spans)));
