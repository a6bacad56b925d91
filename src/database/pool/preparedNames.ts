import {
  type BinaryOperationNode,
  OperatorNode,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
} from 'kysely';

/** `in (…)` as one parameter, so that a list of any length is the same text. */
export class OneTextCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand } = node;
    const isIn = OperatorNode.is(operator) && operator.operator === 'in';
    if (isIn && PrimitiveValueListNode.is(rightOperand)) {
      this.visitNode(leftOperand);
      this.append(' = any (');
      this.appendValue([...rightOperand.values]);
      this.append(')');
    } else super.visitBinaryOperation(node);
  }
}

/** More texts than the program has; a text that is made up as it goes must not fill the server's memory. */
const mostNames = 500;
const names = new Map<string, string>();

/**
 * A text with a name is parsed and planned once per connection: with row-level security that is most of a short
 * query's work. Values are not part of it.
 */
export const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `q${names.size + 1}`;
  names.set(text, name);
  return name;
};
