/** The two calls of the npm package `qrcode` that the demo site makes; it ships no types of its own. */
declare module 'qrcode' {
  export interface Drawing {
    readonly errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H';
    /** Pixels on a side. */
    readonly width?: number;
    /** Quiet zone, in modules. */
    readonly margin?: number;
  }
  export function create(text: string, drawing?: Drawing): { readonly modules: Matrix };
  export function toBuffer(text: string, drawing?: Drawing): Promise<Buffer>;

  export interface Matrix {
    /** Modules on a side. */
    readonly size: number;
    /** One byte per module, row by row; 1 is dark. */
    readonly data: Uint8Array;
  }
}
