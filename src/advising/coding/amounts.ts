const DECIMAL = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/;

/** A decimal without the noughts that say nothing, so that equal amounts are equal texts; nothing where it is no decimal. */
export const plainDecimal = (amount: string | undefined): string | undefined => {
	const [, sign, whole, part] = DECIMAL.exec((amount ?? '').trim()) ?? [];
	if (whole === undefined) return undefined;
	const size = part ? `${whole}.${part}` : whole;
	return sign === '-' && size !== '0' ? `-${size}` : size;
};
