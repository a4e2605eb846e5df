import * as sdk from 'xero-node';

/** What Xero's own SDK knows: its models carry the names as they travel. */
export interface Attribute {
	readonly baseName: string;
	readonly type: string;
}

export const attributesOf = (model: string): ReadonlyMap<string, Attribute> | undefined => {
	const { attributeTypeMap } = ((sdk as unknown as Record<string, unknown>)[model] ?? {}) as { attributeTypeMap?: readonly Attribute[] };
	return attributeTypeMap && new Map(attributeTypeMap.map((attribute) => [attribute.baseName, attribute]));
};

/** The model behind `LineItem` or `Array<LineItem>`. */
export const modelIn = (type: string): string => /^Array<(.+)>$/.exec(type)?.[1] ?? type;
