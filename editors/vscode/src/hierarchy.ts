// Concepts as broader and narrower ones. Nothing here trusts the relation to be free of rings.
import { groupBy } from './group';
import type { ConceptItem } from './protocol';

export class Hierarchy {
  private readonly byID: Map<string, ConceptItem>;

  /** The concepts that are used, or have a narrower one that is. */
  readonly used: Set<ConceptItem>;

  constructor(private readonly concepts: ConceptItem[]) {
    this.byID = new Map(concepts.map((c) => [c.id, c]));
    this.used = new Set();
    for (const c of concepts) if (c.uses > 0) this.reach(c, 'broader', this.used);
  }

  narrower(c: ConceptItem): ConceptItem[] {
    return this.resolve(c.narrower);
  }

  /** The topmost concepts, by field; '' for those without one. */
  fields(): Map<string, ConceptItem[]> {
    return groupBy(this.topmost(), (c) => c.field ?? '');
  }

  /** The concepts that are below no other one; of a ring of broader concepts the first. */
  topmost(): ConceptItem[] {
    const top = this.concepts.filter((c) => this.resolve(c.broader).length === 0);
    const reached = new Set<ConceptItem>();
    for (const c of top) this.reach(c, 'narrower', reached);
    for (const c of this.concepts) {
      if (reached.has(c)) continue;
      top.push(c);
      this.reach(c, 'narrower', reached);
    }
    return top;
  }

  /** Adds a concept and all that the relation leads to from it. */
  private reach(c: ConceptItem, relation: 'broader' | 'narrower', reached: Set<ConceptItem>): void {
    const left = [c];
    for (let next = left.pop(); next; next = left.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      left.push(...this.resolve(next[relation]));
    }
  }

  private resolve(ids: string[]): ConceptItem[] {
    return ids.flatMap((id) => this.byID.get(id) ?? []);
  }
}
