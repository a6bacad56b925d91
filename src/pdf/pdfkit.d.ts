import 'pdfkit';

/** What pdfkit takes and its types do not say. */
declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      /** Whether a heading cell is one of its row or of its column. */
      scope?: 'Row' | 'Column';
    }
    interface AnnotationOption {
      structParent?: PDFKit.PDFStructureElement;
    }
  }
}
