type Made = { manufacturer: string | null; model: string | null }

/** Maker and model; a model that begins with its maker's name already says both. */
export function makeAndModel({ manufacturer, model }: Made): string {
  if (!manufacturer || !model) return manufacturer ?? model ?? ''
  return model.toLowerCase().startsWith(manufacturer.toLowerCase()) ? model : `${manufacturer} ${model}`
}
