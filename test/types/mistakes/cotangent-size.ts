/**
 * A cotangent of another size than the outputs.
 *
 * The pullback takes the cotangent of the output.
 */
import { sigmoidLayer, vector } from 'lawgrad'

const layerOfTwo = sigmoidLayer(2)
export const back = layerOfTwo
  .vjp([])(vector([1, 2]))
  .pullback(vector([1]))
//          ^ TS2345 · size · '1' · '2'
