// The program's version, held equal to package.json by a test.

export const programVersion = '0.1.0'
