package lsp

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// server is one session. Fields under "set by initialize" do not change
// afterwards.
type server struct {
	protocol.UnimplementedServer

	log        *slog.Logger
	version    string
	cache      *workspace.Cache
	workspace  *workspace.Workspace
	client     protocol.Client
	diagnose   *diagnoser
	catalogues *catalogues
	usage      usage
	headings   headings
	ctx        context.Context // done when the session ends
	stop       context.CancelFunc
	phase      atomic.Int32

	// Set by initialize.
	encoding protocol.PositionEncodingKind
	features clientFeatures
	locale   check.Language
}

// clientFeatures is what the client can do.
type clientFeatures struct {
	pull               bool // asks for diagnostics itself
	refresh            bool // can be told to ask again
	related            bool
	codeDescription    bool
	deprecatedTag      bool
	markdown           bool
	completionMarkdown bool
	definitionLinks    bool
	configuration      bool
	watchSettings      bool
	watchFiles         bool
	documentChanges    bool
	createFiles        bool
	disabledActions    bool
	prepareRename      bool
	confirmRename      bool // shows what an edit of a rename says about itself
	codeActionObject   bool
}

func newServer(ctx context.Context, o Options, stop context.CancelFunc) *server {
	s := &server{log: o.Log, version: o.Version, cache: o.Cache, ctx: ctx, stop: stop, encoding: protocol.PositionEncodingKindUTF16}
	s.workspace = workspace.New(o.Log, func(*workspace.Snapshot) { s.diagnose.glossaryChanged() })
	s.diagnose = newDiagnoser(s)
	s.catalogues = &catalogues{log: o.Log}
	return s
}

// Initialize implements protocol.Server.
func (s *server) Initialize(_ context.Context, p *protocol.InitializeParams) (*protocol.InitializeResult, error) {
	s.encoding = negotiate(p.Capabilities.General)
	s.features = featuresOf(&p.Capabilities)
	s.locale = check.English
	if p.Locale != nil {
		s.locale = check.ParseLanguage(*p.Locale)
	}
	config, problems := workspace.ReadConfig(workspace.DefaultConfig(), settingsOf(p.InitializationOptions))
	for _, problem := range problems {
		s.log.Warn("initialization options", "problem", problem.Message.En)
	}
	s.workspace.Start(rootsOf(p), config)
	s.workspace.LoadDictionary()
	if p.ProcessID != nil && *p.ProcessID > 0 {
		go watchProcess(s.ctx, int(*p.ProcessID), func() {
			s.log.Info("the client's process is gone", "pid", *p.ProcessID)
			s.stop()
		})
	}
	s.phase.Store(phaseInitialized)
	s.diagnose.start()
	s.log.Info("initialized", "client", strings.Clone(p.ClientInfo.Name), "encoding", s.encoding, "roots", s.workspace.Roots(), "pull", s.features.pull)
	return &protocol.InitializeResult{
		Capabilities: s.capabilities(),
		ServerInfo:   protocol.ServerInfo{Name: "jiaozhu", Version: protocol.NewOptional(s.version)},
	}, nil
}

func (s *server) capabilities() protocol.ServerCapabilities {
	c := protocol.ServerCapabilities{
		PositionEncoding: s.encoding,
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: new(true),
			Change:    new(protocol.TextDocumentSyncKindIncremental),
			Save:      protocol.Boolean(true),
		},
		HoverProvider:             protocol.Boolean(true),
		CompletionProvider:        &protocol.CompletionOptions{TriggerCharacters: completionTriggers, ResolveProvider: new(true)},
		WorkspaceSymbolProvider:   protocol.Boolean(true),
		DefinitionProvider:        protocol.Boolean(true),
		ReferencesProvider:        protocol.Boolean(true),
		DocumentHighlightProvider: protocol.Boolean(true),
		DocumentSymbolProvider:    protocol.Boolean(true),
		DocumentLinkProvider:      &protocol.DocumentLinkOptions{},
		RenameProvider:            protocol.Boolean(true),
		Workspace: &protocol.WorkspaceOptions{
			WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
				Supported:           new(true),
				ChangeNotifications: protocol.Boolean(true),
			},
		},
	}
	if s.features.codeActionObject {
		c.CodeActionProvider = &protocol.CodeActionOptions{CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix, fixAll, newConcept, giveFullForm, giveOriginal}}
	}
	if s.features.prepareRename {
		c.RenameProvider = &protocol.RenameOptions{PrepareProvider: new(true)}
	}
	if s.features.pull {
		c.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: new("jiaozhu"), InterFileDependencies: true}
	}
	return c
}

// negotiate picks the position encoding: UTF-8, UTF-32, UTF-16 in that order of
// preference; UTF-16 if the client names none.
func negotiate(g *protocol.GeneralClientCapabilities) protocol.PositionEncodingKind {
	if g != nil {
		for _, e := range []protocol.PositionEncodingKind{protocol.PositionEncodingKindUTF8, protocol.PositionEncodingKindUTF32} {
			if slices.Contains(g.PositionEncodings, e) {
				return e
			}
		}
	}
	return protocol.PositionEncodingKindUTF16
}

func featuresOf(c *protocol.ClientCapabilities) clientFeatures {
	var f clientFeatures
	if t := c.TextDocument; t != nil {
		f.pull = t.Diagnostic != nil
		if p := t.PublishDiagnostics; p != nil {
			f.related = yes(p.RelatedInformation)
			f.codeDescription = yes(p.CodeDescriptionSupport)
			f.deprecatedTag = slices.Contains(p.TagSupport.ValueSet, protocol.DiagnosticTagDeprecated)
		}
		if d := t.Diagnostic; d != nil {
			f.related = f.related || yes(d.RelatedInformation)
			f.codeDescription = f.codeDescription || yes(d.CodeDescriptionSupport)
			f.deprecatedTag = f.deprecatedTag || slices.Contains(d.TagSupport.ValueSet, protocol.DiagnosticTagDeprecated)
		}
		f.markdown = t.Hover == nil || len(t.Hover.ContentFormat) == 0 || slices.Contains(t.Hover.ContentFormat, protocol.MarkupKindMarkdown)
		f.completionMarkdown = showsMarkdown(t.Completion)
		if r := t.Rename; r != nil {
			f.prepareRename = yes(r.PrepareSupport)
			f.confirmRename = yes(r.HonorsChangeAnnotations)
		}
		f.definitionLinks = t.Definition != nil && yes(t.Definition.LinkSupport)
		f.disabledActions = t.CodeAction != nil && yes(t.CodeAction.DisabledSupport)
		f.codeActionObject = t.CodeAction != nil && t.CodeAction.CodeActionLiteralSupport.CodeActionKind.ValueSet != nil
	}
	if w := c.Workspace; w != nil {
		f.refresh = w.Diagnostics != nil && yes(w.Diagnostics.RefreshSupport)
		f.configuration = yes(w.Configuration)
		f.watchSettings = f.configuration && w.DidChangeConfiguration != nil && yes(w.DidChangeConfiguration.DynamicRegistration)
		f.watchFiles = w.DidChangeWatchedFiles != nil && yes(w.DidChangeWatchedFiles.DynamicRegistration)
		f.documentChanges = w.WorkspaceEdit != nil && yes(w.WorkspaceEdit.DocumentChanges)
		f.createFiles = f.documentChanges && slices.Contains(w.WorkspaceEdit.ResourceOperations, protocol.ResourceOperationKindCreate)
	}
	f.confirmRename = f.confirmRename && f.documentChanges && c.Workspace.WorkspaceEdit.ChangeAnnotationSupport != nil
	return f
}

func yes(b *bool) bool { return b != nil && *b }

// rootsOf returns the folders of the workspace. A client may name none.
func rootsOf(p *protocol.InitializeParams) []string {
	var roots []string
	if folders, ok := p.WorkspaceFolders.Get(); ok {
		for _, f := range folders {
			roots = appendRoot(roots, f.URI)
		}
	}
	//lint:ignore SA1019 clients of before version 3.6 name no other folder
	if len(roots) == 0 && p.RootURI != nil {
		//lint:ignore SA1019 as above
		roots = appendRoot(roots, *p.RootURI)
	}
	return roots
}

func appendRoot(roots []string, u uri.URI) []string {
	if name := nameOf(u); isPath(u) && !slices.Contains(roots, name) {
		return append(roots, name)
	}
	return roots
}

// settingsOf returns the settings in a client's JSON, with or without their
// section around them.
func settingsOf(raw protocol.LSPAny) []byte {
	var section struct {
		Jiaozhu protocol.LSPAny `json:"jiaozhu"`
	}
	if err := protocol.Unmarshal(raw, &section); err == nil && len(section.Jiaozhu) > 0 {
		return slices.Clone(section.Jiaozhu)
	}
	return slices.Clone(raw)
}

// pollEvery is how often files are looked at that the client does not watch:
// what changes in them shows within a second.
const pollEvery = 500 * time.Millisecond

// Initialized implements protocol.Server.
func (s *server) Initialized(context.Context, *protocol.InitializedParams) error {
	// Requests to the client wait for its answer, which the read loop must read.
	go func() {
		s.register()
		s.configure()
	}()
	go s.workspace.Poll(s.ctx, pollEvery, s.features.watchFiles)
	return nil
}

// register asks the client to watch the files of the workspace and to tell of
// changed settings.
func (s *server) register() {
	var rs []protocol.Registration
	if s.features.watchFiles {
		rs = append(rs, protocol.Registration{
			ID: "files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles,
			RegisterOptions: protocol.LSPAny(`{"watchers":[{"globPattern":"**/*.glossary.{yaml,yml}"},{"globPattern":"**/*.bib"},{"globPattern":"**/` + workspace.ConfigName + `"}]}`),
		})
	}
	if s.features.watchSettings {
		rs = append(rs, protocol.Registration{
			ID: "settings", Method: protocol.MethodWorkspaceDidChangeConfiguration,
			RegisterOptions: protocol.LSPAny(`{"section":"jiaozhu"}`),
		})
	}
	if len(rs) == 0 {
		return
	}
	if err := s.client.RegisterCapability(s.ctx, &protocol.RegistrationParams{Registrations: rs}); err != nil {
		s.log.Warn("register with the client", "error", err)
	}
}

// configure asks the client for its settings.
func (s *server) configure() {
	if !s.features.configuration {
		return
	}
	values, err := s.client.Configuration(s.ctx, &protocol.ConfigurationParams{
		Items: []protocol.ConfigurationItem{{Section: new("jiaozhu")}},
	})
	if err != nil || len(values) == 0 {
		s.log.Warn("ask the client for settings", "error", err)
		return
	}
	s.apply(values[0])
}

func (s *server) apply(raw protocol.LSPAny) {
	src := settingsOf(raw)
	if len(src) == 0 || string(src) == "null" || string(src) == "{}" {
		return
	}
	config, problems := workspace.ReadConfig(workspace.DefaultConfig(), src)
	for _, p := range problems {
		s.log.Warn("settings", "problem", p.Message.En)
	}
	s.workspace.Configure(config)
}

// DidChangeConfiguration implements protocol.Server.
func (s *server) DidChangeConfiguration(_ context.Context, p *protocol.DidChangeConfigurationParams) error {
	if s.features.configuration {
		go s.configure()
		return nil
	}
	s.apply(p.Settings)
	return nil
}

// DidChangeWorkspaceFolders implements protocol.Server.
func (s *server) DidChangeWorkspaceFolders(_ context.Context, p *protocol.DidChangeWorkspaceFoldersParams) error {
	roots := s.workspace.Roots()
	for _, f := range p.Event.Removed {
		name := nameOf(f.URI)
		roots = slices.DeleteFunc(roots, func(r string) bool { return r == name })
	}
	for _, f := range p.Event.Added {
		roots = appendRoot(roots, f.URI)
	}
	s.workspace.SetRoots(roots)
	return nil
}

// DidChangeWatchedFiles implements protocol.Server.
func (s *server) DidChangeWatchedFiles(_ context.Context, p *protocol.DidChangeWatchedFilesParams) error {
	var names []string
	for _, c := range p.Changes {
		names = append(names, nameOf(c.URI))
	}
	s.workspace.Changed(names)
	return nil
}

// SetTrace implements protocol.Server; the log has its own level.
func (s *server) SetTrace(context.Context, *protocol.SetTraceParams) error { return nil }

// Shutdown implements protocol.Server.
func (s *server) Shutdown(context.Context) error {
	s.phase.Store(phaseShutdown)
	return nil
}

// Exit implements protocol.Server.
func (s *server) Exit(context.Context) error {
	if s.phase.Load() == phaseShutdown {
		s.phase.Store(phaseExited)
	}
	s.stop()
	return nil
}

// language returns the language of messages.
func (s *server) language(c *workspace.Config) check.Language {
	if c != nil && c.Messages != "auto" {
		return check.ParseLanguage(c.Messages)
	}
	return s.locale
}

var errUnknownDocument = jsonrpc2.NewError(jsonrpc2.InvalidParams, "the document is not open")
