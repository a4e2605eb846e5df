/** What stands in the books of the sandbox from the start, and is shared by Zoho's finance apps. */

export const FILE = { name: 'Receipt 1.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46]) };
export const DAY = '2026-03-31';
export const [NZD, GST, SALES, BANK] = ['460000000000001001', '460000000000002001', '460000000000003001', '460000000000003011'];
export const [CAFE, VENDOR, AUCKLAND, CHRISTCHURCH] = ['460000000038001000', '460000000038051000', '460000000000041001', '460000000000041002'];
