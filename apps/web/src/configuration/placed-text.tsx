/** A template with its places as chips: `{no}` stands out from the words around it. */
export function PlacedText({ text }: { text: string }) {
  return (
    <span className="placed-text">
      {text.split(/(\{[^{}]*\})/).map((part, i) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence, in its order
        part.startsWith('{') ? <code key={i}>{part}</code> : <span key={i}>{part}</span>,
      )}
    </span>
  )
}
