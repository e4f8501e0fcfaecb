;;; reviewer.el --- What eglot does with the server  -*- lexical-binding: t; coding: utf-8 -*-
;; emacs --batch -l reviewer.el, with SERVER and WS in the environment. From Emacs 28 with elpa-eglot on.

(unless (locate-library "eglot") (require 'package) (package-initialize))
(require 'eglot)
(require 'flymake)

(setq eglot-sync-connect t eglot-connect-timeout 30 make-backup-files nil
      eglot-confirm-server-edits nil eglot-confirm-server-initiated-edits nil)
(fset 'y-or-n-p (lambda (&rest _) t))

(defun check (name value &optional got)
  (princ (format "%s %s%s\n" (if value "ok  " "FAIL") name (if value "" (format ": %S" got)))))

(defun wait-for (f)
  (let ((end (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall f))) (< (float-time) end)) (accept-process-output nil 0.05))
    value))

(defun go (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

;; What a user writes; there is no markdown-mode in Emacs itself.
(define-derived-mode prose-mode text-mode "Prose")
(add-to-list 'eglot-server-programs `(prose-mode . (,(getenv "SERVER") "lsp")))
(put 'prose-mode 'eglot-language-id "markdown")
(setq-default eglot-workspace-configuration '(:jiaozhu (:messages "zh-Hant")))

(princ (format "Emacs %s\n" emacs-version))
(find-file (expand-file-name "essay.md" (getenv "WS")))
(setq-local project-find-functions (list (lambda (_) (cons 'transient (getenv "WS")))))
(prose-mode)
(apply #'eglot (eglot--guess-contact))
(check "a session" (eglot-current-server))

(flymake-mode 1)
(defun finding (text)
  (flymake-start)
  (seq-find (lambda (d) (string-match-p (regexp-quote text) (flymake-diagnostic-text d))) (flymake-diagnostics)))
(let ((d (wait-for (lambda () (finding "宜作「對象化」")))))
  (check "a finding" d (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
  (check "at its words" (and d (equal (buffer-substring (flymake-diagnostic-beg d) (flymake-diagnostic-end d)) "物件化")) d))

(go "物件化")
(let ((hover (format "%S" (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))))
  (check "hover" (string-match-p "objectification" hover) hover))

(defun definition () (format "%S" (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
(go "不在大，能渡")
(check "from a quotation to its source" (string-match-p "ferry.txt" (definition)) (definition))
(go "利維坦》裡談")
(check "from a title to its entry" (string-match-p "references.bib" (definition)) (definition))

(go "@gu1931ferry")
(let ((places (format "%S" (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot)))))
  (check "all places that cite a work" (and (string-match-p "notes.md" places) (string-match-p "essay.md" places)) places))

(go "物件化")
(let ((actions (format "%S" (eglot-code-actions (point) (+ 3 (point)) nil nil))))
  (check "the fixes" (string-match-p "改為「對象化」" actions) actions))

(goto-char (point-max))
(insert "\n我們談的是jszq")
(let ((found (wait-for (lambda ()
                         (let ((table (nth 2 (eglot-completion-at-point))))
                           (and table (seq-find (lambda (c) (string-match-p "技術主權" c)) (all-completions "" table))))))))
  (check "completion by pinyin" found))

(princ (format "end of Emacs %s\n" emacs-version))
(kill-emacs 0)
